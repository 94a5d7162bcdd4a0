namespace Liaison.Picture.Tracks;

/// <summary>
/// Which tracks are where: a grid of cells of an eighth of a degree, each the head of a list that runs through the rows.
/// Used under the picture's lock only.
/// </summary>
sealed class SpatialIndex(TrackTable table)
{
    /// <summary>Cells in a degree.</summary>
    public const int CellsPerDegree = 8;

    const int SquareCells = CellsPerDegree * CellsPerDegree;

    // One square of a degree has its cells together, made when the first track comes into it.
    readonly int[]?[] _squares = new int[]?[360 * 180];

    public void Add(int row)
    {
        ref var track = ref table[row];
        ref var head = ref Head(track.Latitude, track.Longitude);
        (track.Next, track.Previous) = (head, -1);
        if (head >= 0) table[head].Previous = row;
        head = row;
    }

    public void Remove(int row)
    {
        ref var track = ref table[row];
        if (track.Previous >= 0) table[track.Previous].Next = track.Next;
        else Head(track.Latitude, track.Longitude) = track.Next;
        if (track.Next >= 0) table[track.Next].Previous = track.Previous;
        (track.Next, track.Previous) = (-1, -1);
    }

    /// <summary>Moves a row to a new position; touches the lists only when the cell changes.</summary>
    public void Move(int row, double latitude, double longitude)
    {
        ref var track = ref table[row];
        if (CellOf(track.Latitude, track.Longitude) == CellOf(latitude, longitude))
        {
            (track.Latitude, track.Longitude) = (latitude, longitude);
            return;
        }

        Remove(row);
        (track.Latitude, track.Longitude) = (latitude, longitude);
        Add(row);
    }

    /// <summary>
    /// The first track of a cell, or -1; the others follow by <see cref="Track.Next"/>.
    /// </summary>
    /// <param name="column">Cells east of 180 degrees west; any whole number, taken round the earth.</param>
    /// <param name="line">Cells north of the south pole.</param>
    public int First(int column, int line)
    {
        column = ((column % (360 * CellsPerDegree)) + (360 * CellsPerDegree)) % (360 * CellsPerDegree);
        var square = _squares[(line / CellsPerDegree * 360) + (column / CellsPerDegree)];
        return square is null ? -1 : square[(line % CellsPerDegree * CellsPerDegree) + (column % CellsPerDegree)];
    }

    /// <summary>Whether a square of a degree holds no cells at all, so that a search may skip it.</summary>
    public bool IsSquareEmpty(int column, int line) => _squares[(line * 360) + (((column % 360) + 360) % 360)] is null;

    public static int ColumnOf(double longitude) => (int)Math.Floor((longitude + 180) * CellsPerDegree);

    public static int LineOf(double latitude) =>
        Math.Clamp((int)((latitude + 90) * CellsPerDegree), 0, (180 * CellsPerDegree) - 1);

    static (int Column, int Line) CellOf(double latitude, double longitude) =>
        (Math.Clamp(ColumnOf(longitude), 0, (360 * CellsPerDegree) - 1), LineOf(latitude));

    ref int Head(double latitude, double longitude)
    {
        var (column, line) = CellOf(latitude, longitude);
        ref var square = ref _squares[(line / CellsPerDegree * 360) + (column / CellsPerDegree)];
        if (square is null)
        {
            square = new int[SquareCells];
            Array.Fill(square, -1);
        }

        return ref square[(line % CellsPerDegree * CellsPerDegree) + (column % CellsPerDegree)];
    }
}
