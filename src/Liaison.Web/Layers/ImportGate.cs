using System.Diagnostics.CodeAnalysis;

namespace Liaison.Web.Layers;

/// <summary>Lets only so many files be read at one time: each takes memory many times its size.</summary>
sealed class ImportGate : IDisposable
{
    const int Places = 2;

    readonly SemaphoreSlim _free = new(Places);

    /// <summary>Takes a place; disposing it gives it back.</summary>
    /// <returns>False when all are taken.</returns>
    public bool TryEnter([NotNullWhen(true)] out IDisposable? place)
    {
        place = _free.Wait(0) ? new Place(_free) : null;
        return place is not null;
    }

    public void Dispose() => _free.Dispose();

    sealed class Place(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
