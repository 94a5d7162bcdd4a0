namespace Liaison.Picture.Reading;

/// <summary>Runs of entries that a reader sent itself and leaves out, oldest first.</summary>
struct OwnRuns
{
    (long From, long To)[]? _runs;
    int _first, _count;

    public void Add(long entry)
    {
        if (_count > 0)
        {
            ref var last = ref _runs![(_first + _count - 1) & (_runs.Length - 1)];
            if (last.To == entry)
            {
                last.To = entry + 1;
                return;
            }
        }

        if (_runs is null) _runs = new (long, long)[2];
        else if (_count == _runs.Length) Grow();
        _runs[(_first + _count++) & (_runs.Length - 1)] = (entry, entry + 1);
    }

    /// <summary>Forgets the runs that end at or before an entry.</summary>
    public void Passed(long entry)
    {
        while (_count > 0 && _runs![_first].To <= entry)
        {
            _first = (_first + 1) & (_runs.Length - 1);
            _count--;
        }
    }

    /// <summary>The first run that ends after an entry; (max, max) when there is none.</summary>
    public readonly (long From, long To) After(long entry)
    {
        for (var i = 0; i < _count; i++)
        {
            var run = _runs![(_first + i) & (_runs.Length - 1)];
            if (run.To > entry) return run;
        }

        return (long.MaxValue, long.MaxValue);
    }

    public void Clear() => (_runs, _first, _count) = (null, 0, 0);

    void Grow()
    {
        var grown = new (long, long)[_runs!.Length * 2];
        for (var i = 0; i < _count; i++) grown[i] = _runs[(_first + i) & (_runs.Length - 1)];
        (_runs, _first) = (grown, 0);
    }
}
