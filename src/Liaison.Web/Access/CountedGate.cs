namespace Liaison.Web.Access;

/// <summary>Lets in so many at one time, and no more. Safe for many threads.</summary>
class CountedGate(int most)
{
    int _count;

    /// <summary>Whether there is room for one more, who then must <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= most) return true;
        Leave();
        return false;
    }

    /// <summary>One who was let in has left.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
