using Liaison.Headquarters.Watch.Requests;
using Liaison.Web.Access;

namespace Liaison.Web.Requests;

/// <summary>The address of a step.</summary>
/// <param name="Path">The last part of the address.</param>
/// <param name="AsRequester">What it does when this headquarters is the requester.</param>
/// <param name="AsProvider">What it does when this headquarters is the provider.</param>
/// <param name="Permission">Who may.</param>
/// <param name="Summary">In words.</param>
sealed record RequestStepPath(
    string Path, RequestAction AsRequester, RequestAction AsProvider, Permission Permission, string Summary)
{
    /// <summary>The name of the operation in the API's description.</summary>
    public string Name => Path.Replace("-", "", StringComparison.Ordinal) + "Request";
}

/// <summary>The addresses of all steps.</summary>
static class RequestSteps
{
    public static readonly IReadOnlyList<RequestStepPath> All =
    [
        Keep("send", RequestAction.Send, "Requester: sends a draft."),
        Keep("revise", RequestAction.Revise, "Requester: asks for something else."),
        Keep("withdraw", RequestAction.Withdraw, "Requester: wants it no more."),
        Keep("close", RequestAction.Close, "Requester: settles it."),
        Keep("receive", RequestAction.Receive, "Provider: has it."),
        Keep("consider", RequestAction.Consider, "Provider: considers it."),
        Keep("start", RequestAction.Start, "Provider: begins."),
        Keep("deliver", RequestAction.Deliver, "Provider: has given it."),
        new(
            "complete", RequestAction.Close, RequestAction.Deliver, Permission.KeepRequests,
            "Provider: has given it (as deliver). Requester: settles it (as close)."),
        new(
            "accept", RequestAction.Agree, RequestAction.Accept, Permission.AnswerRequests,
            "Provider: will give all of it. Requester: takes what was offered instead (as agree)."),
        Answer("agree", RequestAction.Agree, "Requester: takes what was offered instead."),
        Answer("accept-partly", RequestAction.AcceptPartly, "Provider: will give part of it."),
        Answer("refuse", RequestAction.Decline, "Provider: will not give it (as decline)."),
        Answer("decline", RequestAction.Decline, "Provider: will not give it, or no longer."),
        Answer("counter", RequestAction.Counter, "Provider: offers something else."),
        Answer("commit", RequestAction.Commit, "Provider: sets forces or goods aside."),
        Answer("give", RequestAction.Give, "Provider: begins before approval, to save lives; 72 hours for approval."),
        Answer("approve", RequestAction.Approve, "An approving official of this headquarters approves."),
    ];

    static RequestStepPath Keep(string path, RequestAction action, string summary) =>
        new(path, action, action, Permission.KeepRequests, summary);

    static RequestStepPath Answer(string path, RequestAction action, string summary) =>
        new(path, action, action, Permission.AnswerRequests, summary);
}
