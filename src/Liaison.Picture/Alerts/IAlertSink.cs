namespace Liaison.Picture.Alerts;

/// <summary>Takes alerts from those that find them.</summary>
public interface IAlertSink
{
    /// <summary>Takes an alert; one that is known already, by its <see cref="Alert.Id"/>, changes nothing.</summary>
    /// <returns>False when it was known, or can have no place.</returns>
    bool Post(Alert alert);
}
