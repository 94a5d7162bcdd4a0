namespace Liaison.Picture;

/// <summary>A moment of a picture's own clock, which never jumps.</summary>
/// <param name="Milliseconds">Since the picture was made; wraps round after 24 days.</param>
/// <param name="Seconds">Since the picture was made.</param>
/// <param name="UnixMs">The time of day at that moment, Unix milliseconds; it may be set back.</param>
public readonly record struct PictureClock(int Milliseconds, int Seconds, long UnixMs);
