using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Liaison.Web.Accounts.OpenId;

/// <summary>
/// The keys that protect a sign-in at the provider while it is under way: kept in memory, gone with the process. Safe
/// for many threads.
/// </summary>
sealed class PassingKeys : IXmlRepository
{
    readonly ConcurrentQueue<XElement> _keys = new();

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
