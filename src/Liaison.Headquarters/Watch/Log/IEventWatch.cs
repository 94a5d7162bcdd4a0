using Liaison.Headquarters.Records;

namespace Liaison.Headquarters.Watch.Log;

/// <summary>What looks at each entry of the log when it is made or amended.</summary>
public interface IEventWatch
{
    /// <summary>What is to be written together with an entry.</summary>
    /// <param name="entry">Id of the entry.</param>
    /// <param name="content">What it says.</param>
    /// <param name="now">When it is written.</param>
    IEnumerable<IRecordBody> See(Guid entry, EventContent content, DateTimeOffset now);
}
