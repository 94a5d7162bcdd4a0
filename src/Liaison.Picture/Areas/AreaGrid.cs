using Liaison.Picture.Areas.Geometry;

namespace Liaison.Picture.Areas;

/// <summary>
/// Finds the areas that may be at a place, or on a way, by cells of three sizes: each area stands in those cells of the
/// size that fits it which its box touches. Immutable.
/// </summary>
sealed class AreaGrid
{
    // Each divides the next, so that the cells of one size lie in those of the next.
    static readonly double[] CellDegrees = [0.25, 2, 18];

    // An area takes the smallest cells of which it touches no more than this.
    const int MostCells = 256;

    readonly Level[] _levels = [.. CellDegrees.Select(degrees => new Level(degrees))];

    public AreaGrid(IReadOnlyList<AreaGeometry> areas)
    {
        for (var i = 0; i < areas.Count; i++)
        {
            var area = areas[i];
            var level = Array.Find(_levels, l => l.CountOf(area) <= MostCells) ?? _levels[^1];
            level.Add(i, area);
        }
    }

    /// <summary>Whether two places are in one of the smallest cells, and so in one of every size.</summary>
    public static bool IsSameCell(in Spot one, in Spot other) =>
        CellOf(one.Latitude) == CellOf(other.Latitude) && CellOf(one.Longitude) == CellOf(other.Longitude);

    /// <summary>Adds the areas that may be at a place; one comes once.</summary>
    public void FindAt(in Spot spot, List<int> found)
    {
        foreach (var level in _levels)
            if (!level.IsEmpty && level[level.Column(spot.Longitude), level.RowOf(spot.Latitude)] is { } areas)
                found.AddRange(areas);
    }

    /// <summary>Adds the areas that the straight way between two places may touch; one may come more than once.</summary>
    public void FindOn(in Spot from, in Spot to, List<int> found)
    {
        foreach (var level in _levels)
            if (!level.IsEmpty) level.FindOn(from, to, found);
    }

    static double CellOf(double degrees) => Math.Floor(degrees / CellDegrees[0]);

    /// <summary>The cells of one size.</summary>
    sealed class Level(double degrees)
    {
        readonly int _columns = (int)(360 / degrees);
        readonly int _rows = (int)(180 / degrees);
        readonly int[]?[] _cells = new int[]?[(int)(360 / degrees) * (int)(180 / degrees)];

        public bool IsEmpty { get; private set; } = true;

        public int[]? this[int column, int row] => _cells[CellOf(column, row)];

        public int Column(double longitude) => (int)Math.Floor((longitude + 180) / degrees);

        public int RowOf(double latitude) => Math.Clamp((int)((latitude + 90) / degrees), 0, _rows - 1);

        public int CountOf(AreaGeometry area) =>
            ColumnsOf(area).Count * (RowOf(area.North) - RowOf(area.South) + 1);

        public void Add(int number, AreaGeometry area)
        {
            IsEmpty = false;
            var (west, columns) = ColumnsOf(area);
            for (var row = RowOf(area.South); row <= RowOf(area.North); row++)
                for (var column = west; column < west + columns; column++)
                {
                    ref var cell = ref _cells[CellOf(column, row)];
                    cell = [.. cell ?? [], number];
                }
        }

        public void FindOn(in Spot from, in Spot to, List<int> found)
        {
            var east = Spot.East(from.Longitude, to.Longitude);
            var (west, start, end) = east >= 0
                ? (from.Longitude, from.Latitude, to.Latitude) : (from.Longitude + east, to.Latitude, from.Latitude);
            var width = Math.Abs(east);
            var (first, last) = (Column(west), Column(west + width));
            for (var column = first; column <= last; column++)
            {
                // The stretch of the way in this column.
                var enter = Math.Max(0, (column * degrees) - 180 - west);
                var leave = Math.Min(width, ((column + 1) * degrees) - 180 - west);
                var a = RowOf(width > 0 ? start + (enter / width * (end - start)) : start);
                var b = RowOf(width > 0 ? start + (leave / width * (end - start)) : end);
                for (var row = Math.Min(a, b); row <= Math.Max(a, b); row++)
                    if (this[column, row] is { } areas) found.AddRange(areas);
            }
        }

        // Columns go on around the world.
        int CellOf(int column, int row) => (row * _columns) + (((column % _columns) + _columns) % _columns);

        (int West, int Count) ColumnsOf(AreaGeometry area)
        {
            if (area.HalfWidth >= 180) return (0, _columns);
            var west = Column(area.MiddleLongitude - area.HalfWidth);
            return (west, Math.Min(_columns, Column(area.MiddleLongitude + area.HalfWidth) - west + 1));
        }
    }
}
