namespace Liaison.Headquarters.Forces;

/// <summary>
/// In whose sense a term of command is meant: the same words differ. OPCON of NATO, for one, is narrower than that of
/// United States joint doctrine.
/// </summary>
public enum Doctrine
{
    /// <summary>United States joint doctrine (JP 1).</summary>
    UsJoint,

    /// <summary>NATO doctrine (AJP-3, AAP-06).</summary>
    Nato,

    /// <summary>Japan Self-Defense Forces.</summary>
    Japan,

    /// <summary>National doctrine of the headquarters' own nation; the basis says which.</summary>
    National,
}

/// <summary>What a command relationship is.</summary>
public enum RelationshipType
{
    /// <summary>Operational control: to organise, to assign tasks, to set objectives. Exactly one at every
    /// instant.</summary>
    Opcon,

    /// <summary>Tactical control: detailed, usually local direction. At most one at an instant.</summary>
    Tacon,

    /// <summary>Support to a particular unit, answering its requests directly. At most one at an instant.</summary>
    DirectSupport,

    /// <summary>Support to a force as a whole, not to a part of it.</summary>
    GeneralSupport,

    /// <summary>Units that support each other.</summary>
    MutualSupport,

    /// <summary>Support so near to the supported unit that it needs detailed coordination.</summary>
    CloseSupport,

    /// <summary>Administrative control beside the administrative parent. At most one at an instant.</summary>
    Adcon,

    /// <summary>Authority to require consultation, not to compel agreement.</summary>
    CoordinatingAuthority,

    /// <summary>Authority to consult or coordinate directly (DIRLAUTH).</summary>
    DirectLiaison,
}

/// <summary>The two commanders of a transfer of authority.</summary>
public enum CommandSide
{
    /// <summary>Who gives the unit.</summary>
    Losing,

    /// <summary>Who gets it.</summary>
    Gaining,
}
