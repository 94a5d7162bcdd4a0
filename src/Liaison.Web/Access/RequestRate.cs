using System.Threading.RateLimiting;
using Liaison.Web.Accounts;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Web.Access;

/// <summary>
/// How many requests one source may send: so many a second, and ten times that at once. Machines that send a token are
/// not counted: whoever made their tokens knows them, and one that is not good costs nothing to refuse. Safe for many
/// threads.
/// </summary>
sealed class RequestRate(WebOptions options) : IDisposable
{
    const int SecondsAtOnce = 10;

    readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(source =>
        RateLimitPartition.GetTokenBucketLimiter(source, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestsPerSecond * SecondsAtOnce,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>Whether a source may send one more now.</summary>
    public bool TryTake(string source)
    {
        using var lease = _limiter.AttemptAcquire(source);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Turns away who sends too many requests, before anything else is done for them.</summary>
static class RequestRates
{
    public static void UseRequestRate(this IApplicationBuilder app)
    {
        var rate = app.ApplicationServices.GetRequiredService<RequestRate>();
        app.Use((context, next) =>
        {
            if (context.Request.Headers.Authorization.Count > 0) return next(context);
            var source = SignInResults.VisitorOf(context).Source;
            if (rate.TryTake(source)) return next(context);
            AccessLog.TooMany(AccessLog.Of(context), source);
            context.Response.Headers.RetryAfter = "1";
            return Problem.TooMany().ExecuteAsync(context);
        });
    }
}
