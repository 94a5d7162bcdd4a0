using Liaison.Picture;

namespace Liaison.Tak.Net;

/// <summary>What is the same for everything that a loop does in one turn.</summary>
/// <param name="Clock">The picture's clock.</param>
/// <param name="UnixMs">The time of day in Unix milliseconds.</param>
readonly record struct LoopTurn(PictureClock Clock, long UnixMs);
