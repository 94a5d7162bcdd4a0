using System.ComponentModel;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Liaison.Web.Forces;

/// <summary>Support, administrative control and authority to coordinate.</summary>
static class RelationshipsApi
{
    const string Path = "/api/v1/relationships";

    public static void MapRelationships(this IEndpointRouteBuilder routes)
    {
        var ofUnit = routes.MapGroup("/api/v1/units/{id}/relationships").WithTags("relationships");
        ofUnit.MapGet("/", OfUnit).WithName("listRelationshipsOfUnit").Requires(Permission.SeeBoards)
            .WithSummary("The relationships of a unit beside operational and tactical control, from either side.");
        ofUnit.MapPost("/", Establish).WithName("establishRelationship").Requires(Permission.Command)
            .WithSummary("Establishes support, administrative control, or authority to coordinate, by directive.")
            .WithDescription(
                "Direct support and administrative control are given to one unit at an instant; all others to as many "
                + "as there are directives.")
            .Commands();
        var all = routes.MapGroup(Path).WithTags("relationships");
        all.MapGet("/{id:guid}", One).WithName("getRelationship").Requires(Permission.SeeBoards)
            .WithSummary("One relationship.").ProducesProblem(StatusCodes.Status404NotFound);
        all.MapPost("/{id:guid}/end", End).WithName("endRelationship").Requires(Permission.Command)
            .WithSummary("Ends a relationship before its time.").Commands();
    }

    static async Task<Results<Ok<IReadOnlyList<RelationshipModel>>, ProblemHttpResult>> OfUnit(
        string id, CommandPost post, WebNode node,
        [Description("Those in force at this time; all when absent.")] DateTimeOffset? at = null)
    {
        return TypedResults.Ok<IReadOnlyList<RelationshipModel>>(await post.ReadAsync(boards =>
        {
            var relationships = boards.Forces.Relationships;
            var found = at is { } time ? relationships.At(id, time.ToUniversalTime()) : relationships.Of(id);
            return found.Select(one => RelationshipModel.Of(one, node).Value).ToList();
        }));
    }

    static Task<Results<Ok<RelationshipModel>, StatusCodeHttpResult, ProblemHttpResult>> One(
        Guid id, HttpContext context, CommandPost post, WebNode node) => post.ReadOneAsync(
            context, $"relationship '{id}'",
            boards => boards.Forces.Relationships.TryGet(id, out var found)
                ? RelationshipModel.Of(found, node) : (Versioned<RelationshipModel>?)null);

    static async Task<Results<Created<RelationshipModel>, ProblemHttpResult>> Establish(
        string id, PostedRelationship posted, HttpContext context, CommandPost post, WebNode node)
    {
        if (!PostedLabel.TryRead(posted.Label, out var label, out var refusal)) return Problem.Of(refusal);
        if (posted.Caveats?.Contains(null!) == true) return Problem.Of(Refusal.Invalid("caveats", "a list of texts"));
        return await post.CreateAsync(
            context,
            (boards, occasion) => boards.Forces.Relationships.Decide(
                new EstablishRelationship(
                    new(
                        posted.Type, id, posted.Other, posted.Doctrine ?? TransfersApi.DoctrineOf(node),
                        posted.From?.ToUniversalTime() ?? occasion.Now, posted.To?.ToUniversalTime(), posted.Basis,
                        posted.Task, posted.Caveats ?? []),
                    label),
                occasion),
            (boards, made) => Answer(boards, made, node), made => $"{Path}/{made.Id}");
    }

    static Task<Results<Ok<RelationshipModel>, ProblemHttpResult>> End(
        Guid id, HttpContext context, CommandPost post, WebNode node, PostedForceReason? posted = null) =>
        post.ChangeAsync(
            context, boards => boards.Forces.Relationships.TryGet(id, out var found) ? found.Version : null,
            (boards, occasion) => boards.Forces.Relationships.Decide(
                new EndRelationship(id, posted?.Reason ?? ""), occasion),
            boards => Answer(boards, id, node));

    static Versioned<RelationshipModel> Answer(Boards boards, Guid id, WebNode node)
    {
        boards.Forces.Relationships.TryGet(id, out var relationship);
        return RelationshipModel.Of(relationship!, node);
    }
}

/// <summary>A command relationship beside operational and tactical control.</summary>
public sealed record RelationshipModel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number of the last record about it; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the headquarters.</summary>
    public required string Headquarters { get; init; }

    /// <summary>The banner of its label.</summary>
    public required string Label { get; init; }

    /// <summary>What it is.</summary>
    public required RelationshipType Type { get; init; }

    /// <summary>In whose sense.</summary>
    public required Doctrine Doctrine { get; init; }

    /// <summary>Id of the unit that supports, is administered, or is coordinated.</summary>
    public required string Unit { get; init; }

    /// <summary>Id of the unit that is supported, administers, or coordinates.</summary>
    public required string Other { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends; absent for never.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The establishing directive.</summary>
    public required string Basis { get; init; }

    /// <summary>Purpose, priority and degree as the directive says them.</summary>
    public string? Task { get; init; }

    /// <summary>What it does not include.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>Who established it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal static Versioned<RelationshipModel> Of(Relationship relationship, WebNode node) => new(
        new()
        {
            Id = relationship.Id,
            Version = relationship.Version,
            Headquarters = node.Name,
            Label = relationship.Label.Length > 0 ? relationship.Label : node.DefaultLabel,
            Type = relationship.Terms.Type,
            Doctrine = relationship.Terms.Doctrine,
            Unit = relationship.Terms.Unit,
            Other = relationship.Terms.Other,
            From = relationship.Terms.From,
            To = relationship.Ended ?? relationship.Terms.To,
            Basis = relationship.Terms.Basis,
            Task = relationship.Terms.Task,
            Caveats = relationship.Terms.Caveats,
            By = relationship.By,
            At = relationship.At,
        },
        relationship.Version);
}

/// <summary>A relationship as it is established; type, other unit and directive are required.</summary>
public sealed record PostedRelationship
{
    /// <summary>What it is.</summary>
    [Description(
        "directSupport, generalSupport, mutualSupport, closeSupport, adcon, coordinatingAuthority or directLiaison.")]
    public required RelationshipType Type { get; init; }

    /// <summary>Id of the unit that is supported, administers, or coordinates.</summary>
    public required string Other { get; init; }

    /// <summary>The establishing directive.</summary>
    public required string Basis { get; init; }

    /// <summary>In whose sense; that of the headquarters' nation when absent.</summary>
    public Doctrine? Doctrine { get; init; }

    /// <summary>When it begins; now when absent.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ends; never when absent.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Purpose, priority and degree as the directive says them.</summary>
    public string? Task { get; init; }

    /// <summary>What it does not include.</summary>
    public IReadOnlyList<string>? Caveats { get; init; }

    /// <summary>The label; the node's default when absent.</summary>
    public PostedLabel? Label { get; init; }
}
