using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Staff;

/// <summary>An account as the journal knows it.</summary>
/// <param name="Name">Its name: the author of records.</param>
/// <param name="Roles">The roles in which it may act.</param>
/// <param name="Disabled">Whether it may not sign in.</param>
/// <param name="LastSignIn">The last sign-in that is recorded.</param>
/// <param name="Version">Number of the last record about it.</param>
public sealed record StaffMember(
    string Name, IReadOnlyList<string> Roles, bool Disabled, DateTimeOffset? LastSignIn, long Version);

/// <summary>
/// Who could sign in, in which roles, as the journal tells it. What decides at a sign-in are the accounts, which hold
/// the credentials as well; this is the record of them that nobody can change afterwards.
/// </summary>
public sealed class StaffBoard : IBoard
{
    const string Table = "staff.members";

    readonly SortedDictionary<string, StaffMember> _members = new(StringComparer.Ordinal);

    /// <summary>All accounts that the journal has heard of, by name.</summary>
    public IReadOnlyCollection<StaffMember> Members => _members.Values;

    /// <summary>Finds one by its name.</summary>
    public StaffMember? Find(string name) => _members.GetValueOrDefault(name);

    /// <summary>
    /// Records what has happened: it cannot be refused any more. Whoever repeats it does so under the id of the first
    /// time.
    /// </summary>
    public static Verdict Record(IStaffRecord happened) => Verdict.Write("", happened);

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Body is not IStaffRecord happened || happened is TokenIssued or TokenRevoked) return;
        // An account that is older than the journal is first heard of when something happens to it.
        var member = Find(happened.Subject) ?? new StaffMember(happened.Subject, [], false, null, entry.Number);
        _members[member.Name] = happened switch
        {
            AccountAdded added => member with { Roles = added.Roles, Disabled = false, Version = entry.Number },
            RolesChanged changed => member with { Roles = changed.Roles, Version = entry.Number },
            AccountDisabled => member with { Disabled = true, Version = entry.Number },
            AccountEnabled => member with { Disabled = false, Version = entry.Number },
            SignedIn signedIn => member with { LastSignIn = signedIn.At, Version = entry.Number },
            _ => member with { Version = entry.Number },
        };
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        tables.Add(Table, _members.Values);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var member in tables.Read<StaffMember>(Table)) _members[member.Name] = member;
    }
}
