using System.Globalization;
using System.Security.Cryptography;
using Liaison.Headquarters.Watch.Reports;
using Liaison.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Web.Reports;

/// <summary>A report as a file: plain text or a page.</summary>
static class ReportFile
{
    const string Text = "text";
    const string Html = "html";

    /// <summary>Answers with a report.</summary>
    /// <param name="context">The request.</param>
    /// <param name="document">The report.</param>
    /// <param name="format">Text or html; null for text.</param>
    public static Results<FileContentHttpResult, ProblemHttpResult> Answer(
        HttpContext context, ReportDocument document, string? format)
    {
        if (format is not (null or Text or Html)) return Problem.BadParameter("format", "text or html");
        var isPage = format == Html;
        var bytes = isPage ? ReportPage.Write(document) : ReportText.Write(document);
        var headers = context.Response.Headers;
        // The digest of RFC 9530: the same as the record's, in base64.
        headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";
        headers.ContentDisposition = $"inline; filename=\"{NameOf(document)}.{(isPage ? "html" : "txt")}\"";
        if (isPage) headers.ContentSecurityPolicy = ReportPage.ContentSecurityPolicy;
        return TypedResults.File(bytes, isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
    }

    static string NameOf(ReportDocument document)
    {
        var number = document.Number is { } issued ? issued.ToString("000", CultureInfo.InvariantCulture) : "draft";
        var time = document.Created.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture);
        return $"{ReportKinds.NameOf(document.Kind)}-{number}-{time}";
    }
}
