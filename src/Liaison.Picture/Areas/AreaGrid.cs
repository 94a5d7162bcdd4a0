using Liaison.Picture.Areas.Geometry;

namespace Liaison.Picture.Areas;

/// <summary>
/// Finds the areas that may be at a place, or on a way, by cells of three sizes: each area stands in those cells of the
/// size that fits it which it may touch. Immutable.
/// </summary>
sealed class AreaGrid
{
    // Each divides the next, so that the cells of one size lie in those of the next.
    static readonly double[] CellDegrees = [0.25, 2, 18];

    readonly Level[] _levels = [.. CellDegrees.Select(degrees => new Level(degrees))];

    public AreaGrid(IEnumerable<AreaCells> areas)
    {
        foreach (var (cells, number) in areas.Select((cells, number) => (cells, number)))
            _levels[cells.Level].Add(number, cells.Cells);
    }

    /// <summary>Works out the cells of an area; some thousand questions to its shape.</summary>
    public static AreaCells CellsOf(AreaGeometry area)
    {
        // An area takes the smallest cells of which it does not need too many.
        const int mostInBox = 4_096;
        const int most = 512;
        for (var level = 0; ; level++)
        {
            var isLast = level == CellDegrees.Length - 1;
            var grid = new LevelShape(CellDegrees[level]);
            if (!isLast && grid.CountInBox(area) > mostInBox) continue;
            var cells = grid.CellsOf(area);
            if (isLast || cells.Length <= most) return new AreaCells(level, cells);
        }
    }

    /// <summary>Whether two places are in one of the smallest cells, and so in one of every size.</summary>
    public static bool IsSameCell(in Spot one, in Spot other) =>
        CellOf(one.Latitude) == CellOf(other.Latitude) && CellOf(one.Longitude) == CellOf(other.Longitude);

    /// <summary>Adds the areas that may be at a place; one comes once.</summary>
    public void FindAt(in Spot spot, List<int> found)
    {
        foreach (var level in _levels)
            if (!level.IsEmpty) level.FindAt(spot, found);
    }

    /// <summary>
    /// Adds the areas that the straight way between two places may touch; one may come more than once.
    /// </summary>
    public void FindOn(in Spot from, in Spot to, List<int> found)
    {
        foreach (var level in _levels)
            if (!level.IsEmpty) level.FindOn(from, to, found);
    }

    static double CellOf(double degrees) => Math.Floor(degrees / CellDegrees[0]);

    /// <summary>How one size of cells lies over the world.</summary>
    readonly struct LevelShape(double degrees)
    {
        readonly int _columns = (int)(360 / degrees);
        readonly int _rows = (int)(180 / degrees);

        public int Count => _columns * _rows;

        public double Degrees => degrees;

        // Columns go on around the world.
        public int CellOf(int column, int row) => (row * _columns) + (((column % _columns) + _columns) % _columns);

        public int ColumnOf(double longitude) => (int)Math.Floor((longitude + 180) / degrees);

        public int RowOf(double latitude) => Math.Clamp((int)((latitude + 90) / degrees), 0, _rows - 1);

        public int CountInBox(AreaGeometry area) =>
            ColumnsOf(area).Count * (RowOf(area.North) - RowOf(area.South) + 1);

        public int[] CellsOf(AreaGeometry area)
        {
            // Half of the diagonal of a cell at the equator, where cells are largest.
            const double metresPerDegree = 111_700;
            var reach = degrees * metresPerDegree * 0.7072;
            var cells = new List<int>();
            var (west, columns) = ColumnsOf(area);
            for (var row = RowOf(area.South); row <= RowOf(area.North); row++)
                for (var column = west; column < west + columns; column++)
                {
                    var longitude = Math.IEEERemainder(((column + 0.5) * degrees) - 180, 360);
                    var middle = new Spot(((row + 0.5) * degrees) - 90, longitude);
                    if (area.MayBeNear(ref middle, reach)) cells.Add(CellOf(column, row));
                }

            return [.. cells];
        }

        (int West, int Count) ColumnsOf(AreaGeometry area)
        {
            if (area.HalfWidth >= 180) return (0, _columns);
            var west = ColumnOf(area.MiddleLongitude - area.HalfWidth);
            return (west, Math.Min(_columns, ColumnOf(area.MiddleLongitude + area.HalfWidth) - west + 1));
        }
    }

    /// <summary>The cells of one size, with the areas in them.</summary>
    sealed class Level(double degrees)
    {
        readonly LevelShape _shape = new(degrees);
        readonly int[]?[] _cells = new int[]?[new LevelShape(degrees).Count];

        public bool IsEmpty { get; private set; } = true;

        public void Add(int number, int[] cells)
        {
            IsEmpty = false;
            foreach (var cell in cells) _cells[cell] = [.. _cells[cell] ?? [], number];
        }

        public void FindAt(in Spot spot, List<int> found)
        {
            if (_cells[_shape.CellOf(_shape.ColumnOf(spot.Longitude), _shape.RowOf(spot.Latitude))] is { } areas)
                found.AddRange(areas);
        }

        public void FindOn(in Spot from, in Spot to, List<int> found)
        {
            var east = Spot.East(from.Longitude, to.Longitude);
            var (west, start, end) = east >= 0
                ? (from.Longitude, from.Latitude, to.Latitude) : (from.Longitude + east, to.Latitude, from.Latitude);
            var width = Math.Abs(east);
            var (first, last) = (_shape.ColumnOf(west), _shape.ColumnOf(west + width));
            for (var column = first; column <= last; column++)
            {
                // The stretch of the way in this column. Its ends are in the columns that they were found in, also
                // where
                // the difference to the border has been rounded away.
                var enter = column == first ? 0 : Math.Clamp((column * _shape.Degrees) - 180 - west, 0, width);
                var leave = column == last ? width : Math.Clamp(((column + 1) * _shape.Degrees) - 180 - west, 0, width);
                var a = _shape.RowOf(width > 0 ? start + (enter / width * (end - start)) : start);
                var b = _shape.RowOf(width > 0 ? start + (leave / width * (end - start)) : end);
                for (var row = Math.Min(a, b); row <= Math.Max(a, b); row++)
                    if (_cells[_shape.CellOf(column, row)] is { } areas) found.AddRange(areas);
            }
        }
    }
}

/// <summary>The cells of a grid that an area may touch.</summary>
/// <param name="Level">Which size.</param>
/// <param name="Cells">Their numbers.</param>
sealed record AreaCells(int Level, int[] Cells);
