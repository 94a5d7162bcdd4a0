namespace Liaison.Headquarters.Forces.Sites;

/// <summary>What a site is.</summary>
public enum SiteKind
{
    /// <summary>An island; other sites lie on it.</summary>
    Island,

    /// <summary>A port or landing place.</summary>
    Port,

    /// <summary>An airfield with a runway.</summary>
    Airfield,

    /// <summary>A place where helicopters land.</summary>
    Helipad,

    /// <summary>A camp or garrison.</summary>
    Camp,

    /// <summary>A shelter for the population.</summary>
    Shelter,

    /// <summary>A warehouse or depot.</summary>
    Warehouse,

    /// <summary>A hospital.</summary>
    Hospital,
}

/// <summary>Whether a site can be used.</summary>
public enum SiteState
{
    /// <summary>Nobody has said, or nobody can say.</summary>
    Unknown,

    /// <summary>It can be used as planned.</summary>
    Open,

    /// <summary>A part of it, or for a part of the time.</summary>
    Limited,

    /// <summary>It cannot be used.</summary>
    Closed,
}

/// <summary>What a runway is made of.</summary>
public enum RunwaySurface
{
    /// <summary>Concrete.</summary>
    Concrete,

    /// <summary>Asphalt.</summary>
    Asphalt,

    /// <summary>Gravel or laterite.</summary>
    Gravel,

    /// <summary>Grass.</summary>
    Grass,

    /// <summary>Something else, as matting.</summary>
    Other,
}
