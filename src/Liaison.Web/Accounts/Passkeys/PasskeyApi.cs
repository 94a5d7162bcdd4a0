using System.ComponentModel;
using System.Text.Json;
using Liaison.Web.Access;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Accounts.Passkeys;

/// <summary>Signing in by passkey, and one's own passkeys.</summary>
static class PasskeyApi
{
    const int MostPerAccount = 20;

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("session");
        session.MapPost("/passkey/options", ToSignInAsync).WithName("passkeyOptions")
            .IsOpen("It is where people sign in.").SignsIn()
            .WithSummary("What a browser needs to sign in by passkey.");
        session.MapPost("/passkey", SignInAsync).WithName("signInByPasskey").IsOpen("It is where people sign in.")
            .SignsIn().WithSummary("Signs in by passkey; the answer sets the session's cookie.");
        session.MapPost("/proof/passkey", ProveAsync).WithName("proveByPasskey").RequiresSession().SignsIn()
            .WithSummary("Proves again who one is, by passkey: the sign-in is fresh.");
        session.MapPost("/first/passkey/options", FirstOptionsAsync).WithName("firstPasskeyOptions")
            .IsOpen("It asks for a one-time code.").SignsIn()
            .WithSummary("What a browser needs to register a passkey by one-time code.");
        session.MapPost("/first/passkey", FirstAsync).WithName("useCodeForPasskey")
            .IsOpen("It asks for a one-time code.").SignsIn()
            .WithSummary("The first sign-in, by one-time code: registers a passkey.");
        session.MapGet("/passkeys", All).WithName("listPasskeys").RequiresSession()
            .WithSummary("One's own passkeys, oldest first.");
        session.MapPost("/passkeys/options", ToRegisterAsync).WithName("newPasskeyOptions").RequiresSession()
            .RequiresFreshSignIn().WithSummary("What a browser needs to register another passkey.");
        session.MapPost("/passkeys", RegisterAsync).WithName("addPasskey").RequiresSession().RequiresFreshSignIn()
            .TakesSmallBody().WithSummary("Registers a passkey.");
        session.MapDelete("/passkeys/{id}", Remove).WithName("removePasskey").RequiresSession().RequiresFreshSignIn()
            .WithSummary("Takes one of one's own passkeys away.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Ok<PasskeyOptions>> ToSignInAsync(HttpContext context, PasskeyCeremonies ceremonies) =>
        TypedResults.Ok(await ceremonies.ToSignInAsync(context));

    static async Task<Results<Ok<SessionModel>, ProblemHttpResult>> SignInAsync(
        HttpContext context, PostedPasskey posted, PasskeyCeremonies ceremonies, AccountBook book,
        SignInService service, SessionBook sessions, OfferedWays offered)
    {
        if (!SessionCookie.IsPossible(context)) return Problem.BadBody("a session can be had over TLS alone");
        var visitor = SignInResults.VisitorOf(context);
        var (passkey, problem) = await CheckAsync(context, posted, ceremonies, book, service, visitor);
        if (passkey is null) return problem!;
        var answer = service.WithPasskey(passkey, posted.Role, visitor);
        return SignInResults.Accept(context, answer) is { } refused
            ? refused : TypedResults.Ok(SessionApi.ModelOf(context, answer.Session!, sessions, offered));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ProveAsync(
        HttpContext context, PostedPasskey posted, PasskeyCeremonies ceremonies, AccountBook book,
        SignInService service)
    {
        var session = CallerAccess.IdentityOf(context)!.Session!;
        var (passkey, problem) = await CheckAsync(
            context, posted, ceremonies, book, service, SignInResults.VisitorOf(context));
        if (passkey is null) return problem!;
        return passkey.Account == session.Account ? SignInResults.Prove(context) : Problem.WrongSignIn();
    }

    static async Task<(Passkey? Passkey, ProblemHttpResult? Problem)> CheckAsync(
        HttpContext context, PostedPasskey posted, PasskeyCeremonies ceremonies, AccountBook book,
        SignInService service, Visitor visitor)
    {
        var attempt = new SignInAttempt(null, visitor.Source, isKnown: false);
        if (service.Begin(attempt) is { } wait) return (null, SignInResults.Problem(context, wait));
        if (await ceremonies.CheckAsync(posted, book, context) is not { } passkey) return (null, Problem.WrongSignIn());
        service.Right(attempt);
        return (passkey, null);
    }

    static async Task<Results<Ok<PasskeyOptions>, ProblemHttpResult>> FirstOptionsAsync(
        HttpContext context, PostedCode posted, PasskeyCeremonies ceremonies, SignInService service)
    {
        var (owner, refused) = service.OwnerOf(posted.Code, SignInResults.VisitorOf(context));
        return owner is null
            ? SignInResults.Problem(context, refused!)
            : TypedResults.Ok(await ceremonies.ToRegisterAsync(owner, context));
    }

    static async Task<Results<Ok<SessionModel>, ProblemHttpResult>> FirstAsync(
        HttpContext context, PostedPasskey posted, PasskeyCeremonies ceremonies, SignInService service,
        SessionBook sessions, OfferedWays offered)
    {
        if (!SessionCookie.IsPossible(context)) return Problem.BadBody("a session can be had over TLS alone");
        var visitor = SignInResults.VisitorOf(context);
        var (owner, refused) = service.OwnerOf(posted.Code ?? "", visitor);
        if (owner is null) return SignInResults.Problem(context, refused!);
        if (await ceremonies.RegisterAsync(owner, posted, context) is not { } passkey) return NotRegistered();
        var answer = service.WithCode(posted.Code!, passkey, visitor);
        return SignInResults.Accept(context, answer) is { } problem
            ? problem : TypedResults.Ok(SessionApi.ModelOf(context, answer.Session!, sessions, offered));
    }

    static Ok<IReadOnlyList<PasskeyModel>> All(HttpContext context, AccountBook book) =>
        TypedResults.Ok<IReadOnlyList<PasskeyModel>>([.. book.Current
            .PasskeysOf(CallerAccess.IdentityOf(context)!.Session!.Account).Select(PasskeyModel.Of)]);

    static async Task<Ok<PasskeyOptions>> ToRegisterAsync(HttpContext context, PasskeyCeremonies ceremonies) =>
        TypedResults.Ok(await ceremonies.ToRegisterAsync(CallerAccess.IdentityOf(context)!.Account!, context));

    static async Task<Results<Created<PasskeyModel>, ProblemHttpResult>> RegisterAsync(
        HttpContext context, PostedPasskey posted, PasskeyCeremonies ceremonies, SignInService service,
        AccountBook book)
    {
        var (_, session, account) = CallerAccess.IdentityOf(context)!;
        if (book.Current.PasskeysOf(account!.Id).Count() >= MostPerAccount)
            return Problem.NoRoom($"There are {MostPerAccount} passkeys already.");
        if (await ceremonies.RegisterAsync(account, posted, context) is not { } passkey) return NotRegistered();
        service.AddPasskey(session!, passkey);
        return TypedResults.Created($"/api/v1/session/passkeys/{passkey.Id}", PasskeyModel.Of(passkey));
    }

    static Results<NoContent, ProblemHttpResult> Remove(
        [Description("The passkey's id.")] string id, HttpContext context, SignInService service) =>
        service.RemovePasskey(CallerAccess.IdentityOf(context)!.Session!, id)
            ? TypedResults.NoContent() : Problem.NotFound($"passkey '{id}'");

    static ProblemHttpResult NotRegistered() =>
        Problem.BadBody("credential: it is not what was asked for, or it came too late; begin again");
}

/// <summary>What a browser is to do with a passkey.</summary>
sealed record PasskeyOptions
{
    [Description("Names the question; the answer repeats it.")]
    public required string Challenge { get; init; }

    [Description("For PublicKeyCredential.parseRequestOptionsFromJSON or parseCreationOptionsFromJSON.")]
    public required JsonElement Options { get; init; }
}

/// <summary>What a browser did with a passkey.</summary>
sealed record PostedPasskey
{
    [Description("The question that this answers.")]
    public required string Challenge { get; init; }

    [Description("The credential, by its toJSON().")]
    public required JsonElement Credential { get; init; }

    [Description("What its owner calls a new passkey.")]
    public string? Name { get; init; }

    [Description("At a sign-in, the role to act in; absent for the account's first.")]
    public Role? Role { get; init; }

    [Description("At a first sign-in, the one-time code.")]
    public string? Code { get; init; }
}

/// <summary>A passkey.</summary>
sealed record PasskeyModel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? LastUsed { get; init; }

    [Description("Whether it is copied to other devices of its owner.")]
    public bool BackedUp { get; init; }

    public static PasskeyModel Of(Passkey passkey) => new()
    {
        Id = passkey.Id,
        Name = passkey.Name,
        Created = passkey.Created,
        LastUsed = passkey.LastUsed,
        BackedUp = passkey.BackedUp,
    };
}
