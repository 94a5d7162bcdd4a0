using System.ComponentModel;
using Liaison.Headquarters.Command;
using Liaison.Headquarters.Forces;
using Liaison.Headquarters.Forces.Import;
using Liaison.Web.Access;
using Liaison.Web.Command;
using Liaison.Web.Layers;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Component = Liaison.Headquarters.Forces.Component;

namespace Liaison.Web.Forces;

/// <summary>Force structures from files: all of one comes in, or nothing.</summary>
static class UnitImportApi
{
    const int MostFaults = 1000;

    public static void MapUnitImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{UnitsApi.Path}/import", ImportAsync).WithTags("units").WithName("importUnits")
            .Requires(Permission.KeepUnits)
            .WithSummary("Adds the units of a file, all or none: CSV, JSON, ORBAT Mapper or MSDL.")
            .WithDescription(
                "The body is the file as it is; what it holds tells its format, whatever Content-Type says. With "
                + "dryRun nothing is added, and the answer names every fault with its line and its member. Without it "
                + "a file with faults is refused with the same list.")
            .Commands()
            .WithMetadata(new RequestSizeLimitAttribute(ImportReading.MaxBytes))
            .Accepts<byte[]>("*/*");

    static async Task<Results<Ok<ImportModel>, Created<ImportModel>, ProblemHttpResult>> ImportAsync(
        HttpContext context, CommandPost post, ImportGate gate, WebNode node,
        [Description("Whether only to try.")] bool dryRun = false,
        [Description("csv, json, orbatMapper or msdl; found out when absent.")] string? format = null,
        [Description("Name of the side of a scenario; its first friendly one when absent.")] string? side = null,
        [Description("The component of units whose symbol says none.")] string? component = null,
        [Description("The label of all units, as a banner; the node's default when absent.")] string? label = null)
    {
        if (!Words.TryRead<ImportFormat>(format, out var wanted)) return Words.Problem<ImportFormat>("format");
        if (!Words.TryRead<Component>(component, out var other)) return Words.Problem<Component>("component");
        if (!PostedLabel.TryRead(label is null ? null : new PostedLabel(label, null), out var banner, out var refusal))
            return Problem.Of(refusal);
        if (!gate.TryEnter(out var place)) return Problem.NoRoom("Other files are being read; send it again.");
        using (place)
        {
            var (reading, refused) = await ReadAsync(context, new ImportWish(wanted, side, other), node);
            if (reading is null) return refused!;
            // A repeat finds its units there: what they are is for the board to say, not for a look ahead.
            if (dryRun || reading.Faults.Count > 0) return await TryAsync(post, reading, dryRun);
            var made = await post.CreateAsync(
                context,
                (boards, occasion) => boards.Forces.UnitRules.Decide(new ImportUnits(reading.Units, banner), occasion),
                (boards, id) => new Versioned<ImportModel>(
                    ModelOf(reading, id, []), boards.Forces.Units.FindByRecord(id)?.Version ?? 0),
                _ => UnitsApi.Path);
            if (made.Result is Created<ImportModel> created) return created;
            var problem = (ProblemHttpResult)made.Result;
            return problem.StatusCode == StatusCodes.Status400BadRequest
                ? await TryAsync(post, reading, dryRun: false) : problem;
        }
    }

    /// <summary>Names every fault; refuses with them what was not only to be tried.</summary>
    static async Task<Results<Ok<ImportModel>, Created<ImportModel>, ProblemHttpResult>> TryAsync(
        CommandPost post, ImportReading reading, bool dryRun)
    {
        var faults = await post.ReadAsync(boards => reading.FaultsWith(boards.Forces.UnitRules));
        if (dryRun) return TypedResults.Ok(ModelOf(reading, null, faults));
        return Refused(reading, faults);
    }

    static async Task<(ImportReading? Reading, ProblemHttpResult? Refused)> ReadAsync(
        HttpContext context, ImportWish wish, WebNode node)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return (ForceStructure.Read(body.GetBuffer().AsSpan(0, (int)body.Length), wish, node.Name), null);
        }
        catch (BadHttpRequestException refused)
        {
            // It is longer than it may be, or comes too slowly.
            return (null, Problem.OfStatus(refused.StatusCode));
        }
    }

    static ProblemHttpResult Refused(ImportReading reading, IReadOnlyList<ImportFault> faults)
    {
        // None are left when what was in the way went meanwhile.
        if (faults.Count == 0) return Problem.BadImport("Units changed meanwhile. Send it again.");
        var first = faults[0];
        var what = $"{(first.Line > 0 ? $"line {first.Line}, " : "")}{first.Member ?? "the file"}: {first.Expected}";
        var problem = Problem.BadImport(faults.Count == 1 ? what : $"{faults.Count} faults; the first: {what}");
        problem.ProblemDetails.Extensions["import"] = ModelOf(reading, null, faults) with { DryRun = false };
        return problem;
    }

    static ImportModel ModelOf(ImportReading reading, Guid? id, IReadOnlyList<ImportFault> faults) => new()
    {
        DryRun = id is null,
        Format = reading.Format,
        Import = id,
        Units = reading.Units.Count,
        FaultCount = faults.Count,
        Faults =
        [
            .. faults.Take(MostFaults).Select(
                fault => new ImportFaultModel(fault.Line, fault.Unit, fault.Member, fault.Expected)),
        ],
        Notes = reading.Notes,
    };
}
