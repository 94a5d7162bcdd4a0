namespace Liaison.Picture.Alerts;

/// <summary>Whether an alert is meant in earnest: CAP's <c>status</c>.</summary>
public enum AlertStatus
{
    /// <summary>To act on.</summary>
    Actual,

    /// <summary>Of an exercise.</summary>
    Exercise,

    /// <summary>For the systems themselves.</summary>
    System,

    /// <summary>A test: nobody acts on it.</summary>
    Test,

    /// <summary>Not yet in force.</summary>
    Draft,
}

/// <summary>Whom an alert is for: CAP's <c>scope</c>.</summary>
public enum AlertScope
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Those whom the sender's rule admits.</summary>
    Restricted,

    /// <summary>Those whom the sender names.</summary>
    Private,
}

/// <summary>What an alert does to others: CAP's <c>msgType</c>.</summary>
public enum AlertMessageType
{
    /// <summary>It is new.</summary>
    Alert,

    /// <summary>It takes the place of those that it refers to.</summary>
    Update,

    /// <summary>It ends those that it refers to.</summary>
    Cancel,

    /// <summary>It says that those it refers to have been received.</summary>
    Ack,

    /// <summary>It says that those it refers to were refused.</summary>
    Error,
}

/// <summary>How bad: CAP's <c>severity</c>, least first.</summary>
public enum AlertSeverity
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Little or no danger to life or property.</summary>
    Minor,

    /// <summary>Possible danger to life or property.</summary>
    Moderate,

    /// <summary>Significant danger to life or property.</summary>
    Severe,

    /// <summary>Extraordinary danger to life or property.</summary>
    Extreme,
}

/// <summary>How soon to act: CAP's <c>urgency</c>, least first.</summary>
public enum AlertUrgency
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>No longer necessary.</summary>
    Past,

    /// <summary>In the future.</summary>
    Future,

    /// <summary>Within the next hour.</summary>
    Expected,

    /// <summary>Now.</summary>
    Immediate,
}

/// <summary>How sure: CAP's <c>certainty</c>, least first.</summary>
public enum AlertCertainty
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Not expected to happen.</summary>
    Unlikely,

    /// <summary>It may happen (up to 50 %).</summary>
    Possible,

    /// <summary>It will likely happen (above 50 %).</summary>
    Likely,

    /// <summary>It has happened or is happening.</summary>
    Observed,
}
