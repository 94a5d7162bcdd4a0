namespace Liaison.Picture.Alerts;

/// <summary>A value that an alert says something in.</summary>
/// <param name="Name">What it is, in the sender's words: <c>Magnitude</c>. A name may occur more than once.</param>
/// <param name="Value">The value, as text.</param>
public readonly record struct AlertParameter(string Name, string Value);
