namespace Liaison.Kernel.Time;

/// <summary>
/// The zone letter of a date-time group: Z is UTC, A to M (without J) are 1 to 12 hours ahead, N to Y 1 to 12 hours
/// behind. J is the observer's local time and means nothing without knowing the observer. Source: ACP 121.
/// </summary>
static class TimeZoneLetter
{
    public const char Utc = 'Z';
    public const char Local = 'J';

    /// <summary>The offset from UTC of every letter but J.</summary>
    public static bool TryGetOffset(char letter, out TimeSpan offset)
    {
        int? hours = letter switch
        {
            >= 'A' and <= 'I' => letter - 'A' + 1,
            >= 'K' and <= 'M' => letter - 'A',
            >= 'N' and <= 'Y' => 'M' - letter,
            Utc => 0,
            _ => null,
        };
        offset = TimeSpan.FromHours(hours ?? 0);
        return hours is not null;
    }
}
