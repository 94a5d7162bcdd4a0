namespace Liaison.Headquarters.Tests.Forces;

/// <summary>
/// Command of forces told a second time, as simply as can be: lists of spans in whole minutes, and every question
/// answered by looking at each minute in turn. It shares nothing with the board.
/// </summary>
sealed class ForceModel
{
    /// <summary>All that happens is over by then.</summary>
    public const int Horizon = 140;

    const int ToleranceMinutes = 5;

    public sealed class Unit(string id, string? parent, int created)
    {
        public string Id => id;

        public string? Parent { get; set; } = parent;

        public string? Assigned { get; } = parent;

        public int Created => created;

        public int? Retired { get; set; }

        public bool ExistsAt(int at) => at >= created && (Retired is null || at < Retired);
    }

    public sealed class Transfer(string unit, string? gaining, bool isTacon, int? effective, int? end, string? losing)
    {
        public string Unit => unit;

        public string? Gaining => gaining;

        public bool IsTacon => isTacon;

        public int? Effective => effective;

        public int? End => end;

        public string? Losing => losing;

        public string Proposer { get; init; } = "";

        public bool LosingSigned { get; set; }

        public bool GainingSigned { get; set; }

        public bool IsClosed { get; set; }

        public int? From { get; set; }

        public int? To { get; set; }

        public bool IsOpen(int now) => From is null && !IsClosed && !(now > effective);

        public bool Covers(int at) => From <= at && !(at >= To);
    }

    public Dictionary<string, Unit> Units { get; } = [];

    public List<Transfer> Transfers { get; } = [];

    // Who commands a post by name: post, person, from, to.
    readonly List<(string? Post, string Person, int From, int? To)> _tenures = [];
    readonly List<(int Tenure, string Deputy, int From, int Until)> _acting = [];

    public int Now { get; set; }

    /// <summary>Who has operational control of a unit, and by which transfer; -1 for the assignment.</summary>
    public (string? Superior, int Transfer) OpconAt(string unit, int at, Transfer? extra = null)
    {
        var spans = (extra is null ? Transfers : [.. Transfers, extra]).Index()
            .Where(t => t.Item.Unit == unit && !t.Item.IsTacon && t.Item.Covers(at)).ToList();
        var temporary = spans.Where(t => t.Item.To is not null).ToList();
        if (temporary.Count > 1) throw new InvalidOperationException("two temporary transfers at once");
        if (temporary.Count == 1) return (temporary[0].Item.Gaining, temporary[0].Index);
        if (spans.Count == 0) return (Units[unit].Assigned, -1);
        var lasting = spans.OrderBy(t => t.Item.From).Last();
        return (lasting.Item.Gaining, lasting.Index);
    }

    /// <summary>Who has tactical control of a unit by transfer; false when nobody has beside its commander.</summary>
    public bool TaconAt(string unit, int at, out string? holder)
    {
        var found = Transfers.FirstOrDefault(t => t.Unit == unit && t.IsTacon && t.Covers(at)
            && TaconEnd(t) > at);
        holder = found?.Gaining;
        return found is not null;
    }

    /// <summary>Whether somebody is a post's commander by name, or by role where nobody is named.</summary>
    public bool MaySign(string? post, string name, string role) =>
        PersonAt(post, Now) is { } person ? person == name : role == "commander";

    public string? PersonAt(string? post, int at)
    {
        var place = TenureAt(post, at);
        if (place < 0) return null;
        var acting = _acting.Where(d => d.Tenure == place && d.From <= at && at < d.Until).ToList();
        if (acting.Count > 1) throw new InvalidOperationException("two deputies at once");
        return acting.Count == 1 ? acting[0].Deputy : _tenures[place].Person;
    }

    public int TenureAt(string? post, int at) => _tenures.FindLastIndex(
        t => t.Post == post && t.From <= at && !(at >= t.To));

    public string PersonOf(int tenure) => _tenures[tenure].Person;

    public void Command(string? post, string? person)
    {
        var place = TenureAt(post, Now);
        if (place >= 0) _tenures[place] = _tenures[place] with { To = Now };
        if (person is not null) _tenures.Add((post, person, Now, null));
    }

    public bool MayDelegate(string? post, string actor, string role, string deputy, int from, int until)
    {
        var place = TenureAt(post, Now);
        return place >= 0 && (post is null || Units[post].ExistsAt(Now)) && deputy != _tenures[place].Person
            && (actor == _tenures[place].Person || (post is not null && MaySign(null, actor, role)))
            && from >= Now && until > from
            && !_acting.Any(d => d.Tenure == place && d.Until > Now && from < d.Until && d.From < until);
    }

    public void Delegate(string? post, string deputy, int from, int until) =>
        _acting.Add((TenureAt(post, Now), deputy, from, until));

    public bool MayAdd(string id, string? parent) =>
        !Units.ContainsKey(id) && (parent is null || (Units.TryGetValue(parent, out var unit) && unit.ExistsAt(Now)));

    public bool MayAmend(string id, string? parent)
    {
        if (!Units.TryGetValue(id, out var unit) || unit.Retired is not null) return false;
        for (var above = parent; above is not null; above = Units[above].Parent)
            if (above == id || !Units.TryGetValue(above, out var known) || known.Retired is not null) return false;
        return true;
    }

    public bool MayRetire(string id) =>
        Units.TryGetValue(id, out var unit) && unit.Retired is null
        && !Units.Values.Any(u => u.Retired is null && u.Parent == id)
        && !Units.Values.Any(u => u.Retired is null && Minutes.Any(at => OpconAt(u.Id, at).Superior == id))
        && !Transfers.Any(t => t.IsOpen(Now) && (t.Unit == id || t.Gaining == id || t.Losing == id));

    /// <summary>A proposal as the board should take it; null when it should refuse.</summary>
    public Transfer? Propose(string unit, string? gaining, bool isTacon, int? effective, int? end, string proposer)
    {
        if (!Units.TryGetValue(unit, out var known) || known.Retired is not null) return null;
        if (effective < Now - ToleranceMinutes) return null;
        if (effective <= Now) effective = null;
        var from = effective ?? Now;
        if (end <= from || Transfers.Any(t => t.Unit == unit && t.IsOpen(Now))) return null;
        var losing = OpconAt(unit, from).Superior;
        return MayBe(unit, gaining, isTacon, losing, from, end)
            ? new(unit, gaining, isTacon, effective, end, losing) { Proposer = proposer } : null;
    }

    /// <summary>Whether a transfer may take effect as things stand.</summary>
    public bool MayBe(string unit, string? gaining, bool isTacon, string? losing, int from, int? end)
    {
        if (gaining == unit) return false;
        if (gaining is not null && !(Units.TryGetValue(gaining, out var known) && known.Retired is null)) return false;
        if (OpconAt(unit, from).Superior != losing || gaining == losing || end <= from) return false;
        return isTacon ? TaconMayBe(unit, gaining, from, end) : OpconMayBe(unit, gaining, from, end);
    }

    /// <summary>Whether what there is, with another transfer perhaps, keeps the rules at each minute to come.</summary>
    public bool IsSound(string unit, Transfer? extra = null) => Minutes.All(at =>
    {
        var superior = OpconAt(unit, at, extra).Superior;
        if (superior is not null && Units[superior].Retired is not null) return false;
        for (var above = superior; above is not null; above = OpconAt(above, at, extra).Superior)
            if (above == unit) return false;
        return true;
    });

    IEnumerable<int> Minutes => Enumerable.Range(Now, Horizon - Now);

    bool OpconMayBe(string unit, string? gaining, int from, int? end)
    {
        foreach (var other in Transfers.Where(t => t.Unit == unit && !t.IsTacon && t.From is not null))
        {
            if (other.To == other.From) continue;
            if (other.To is not null && other.Covers(from)) return false;
            if (other.From >= from && !(other.From >= end)) return false;
        }

        return IsSound(unit, new(unit, gaining, false, from, end, null) { From = from, To = end });
    }

    bool TaconMayBe(string unit, string? gaining, int from, int? end)
    {
        var to = TaconEnd(new(unit, gaining, true, from, end, null) { From = from, To = end });
        for (var at = from; at < to; at++)
        {
            if (TaconAt(unit, at, out _)) return false;
            for (var above = gaining; above is not null; above = OpconAt(above, at).Superior)
                if (above == unit) return false;
        }

        return true;
    }

    /// <summary>Tactical control ends with the operational control of who gave it.</summary>
    int TaconEnd(Transfer tacon)
    {
        var at = tacon.From!.Value + 1;
        while (at < (tacon.To ?? Horizon) && OpconAt(tacon.Unit, at) == OpconAt(tacon.Unit, at - 1)) at++;
        return Math.Min(at, tacon.To ?? at);
    }
}
