using Liaison.Headquarters.Command;
using Liaison.Headquarters.Records;
using Liaison.Headquarters.Snapshots;

namespace Liaison.Headquarters.Forces;

/// <summary>
/// The forces of a headquarters: its units, who commands them at every instant, transfers of authority, other command
/// relationships, and who commands by name.
/// </summary>
/// <remarks>
/// Two chains are kept apart. The administrative one is the tree of parents. The operational one begins with it: a unit
/// is added under the operational control of its parent. From then on only transfers of authority change it, which the
/// losing and the gaining commander sign; to amend the parent does not.
/// </remarks>
public sealed class ForcesBoard : IBoard
{
    /// <summary>Makes an empty board.</summary>
    public ForcesBoard()
    {
        Units = new UnitRoster();
        Chain = new CommandChain(Units);
        Transfers = new TransferRegister(Units, Chain);
        Relationships = new RelationshipRegister(Units);
        Posts = new CommandPosts();
        UnitRules = new UnitRules(Units, Chain, Transfers);
        TransferRules = new TransferRules(Units, Chain, Transfers, Posts);
        CommandRules = new CommandRules(Units, Posts);
    }

    /// <summary>The units.</summary>
    public UnitRoster Units { get; }

    /// <summary>Who commands whom at any time.</summary>
    public CommandChain Chain { get; }

    /// <summary>Transfers of authority.</summary>
    public TransferRegister Transfers { get; }

    /// <summary>Command relationships beside operational and tactical control.</summary>
    public RelationshipRegister Relationships { get; }

    /// <summary>Who commands the headquarters and its units, by name.</summary>
    public CommandPosts Posts { get; }

    /// <summary>Decides about units.</summary>
    public UnitRules UnitRules { get; }

    /// <summary>Decides about transfers of authority.</summary>
    public TransferRules TransferRules { get; }

    /// <summary>Decides about commanders by name.</summary>
    public CommandRules CommandRules { get; }

    /// <inheritdoc />
    public void Apply(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Body)
        {
            case UnitAdded added:
                Add(new NewUnit(added.Unit, added.Details), entry.Id, entry);
                break;
            case UnitsImported imported:
                foreach (var unit in imported.Units) Add(unit, imported.Import, entry);
                break;
            case UnitAmended amended:
                Units.Amend(amended, entry);
                break;
            case UnitRetired retired:
                Units.Retire(retired, entry);
                Posts.Vacate(retired.Unit, entry);
                break;
            default:
                ApplyCommand(entry);
                break;
        }
    }

    /// <inheritdoc />
    public void Save(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Units.Save(tables);
        Transfers.Save(tables);
        Relationships.Save(tables);
        Posts.Save(tables);
    }

    /// <inheritdoc />
    public void Load(SnapshotTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Units.Load(tables);
        Transfers.Load(tables);
        Relationships.Load(tables);
        Posts.Load(tables);
    }

    void Add(NewUnit unit, Guid record, Entry entry)
    {
        Units.Add(unit, record, entry);
        Transfers.Assign(unit.Id);
    }

    void ApplyCommand(Entry entry)
    {
        switch (entry.Body)
        {
            case TransferProposed body: Transfers.Apply(body, entry); break;
            case TransferSigned body: Transfers.Apply(body, entry); break;
            case TransferClosed body: Transfers.Apply(body, entry); break;
            case TransferRevoked body: Transfers.Apply(body, entry); break;
            case RelationshipEstablished body: Relationships.Apply(body, entry); break;
            case RelationshipEnded body: Relationships.Apply(body, entry); break;
            case CommanderAppointed body: Posts.Apply(body, entry); break;
            case CommandAssumed body: Posts.Apply(body, entry); break;
            case CommandRelieved body: Posts.Apply(body, entry); break;
            case HandoverProposed body: Posts.Apply(body, entry); break;
            case HandoverSigned body: Posts.Apply(body, entry); break;
            case HandoverWithdrawn body: Posts.Apply(body, entry); break;
            case CommandDelegated body: Posts.Apply(body, entry); break;
            case DelegationEnded body: Posts.Apply(body, entry); break;
        }
    }
}
