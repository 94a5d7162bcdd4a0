using System.ComponentModel;
using System.Diagnostics;

namespace Liaison.Web.Tests.Ogc;

/// <summary>Debian's GDAL tools, as somebody else's client of our API.</summary>
static class Gdal
{
    /// <summary>Skips the test when the tools are not there.</summary>
    public static void SkipIfAbsent()
    {
        try
        {
            var start = new ProcessStartInfo("ogrinfo", "--version") { RedirectStandardOutput = true };
            using var tool = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("ogrinfo is not there: install Debian's gdal-bin.");
        }
    }

    /// <summary>Runs a tool; what it prints on standard output. A complaint on standard error is a failure.</summary>
    public static async Task<string> RunAsync(string tool, string? token, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (token is not null) start.Environment["GDAL_HTTP_HEADERS"] = $"Authorization: Bearer {token}";
        using var process = Process.Start(start)!;
        var deadline = WebWorld.Deadline();
        var output = process.StandardOutput.ReadToEndAsync(deadline);
        var errors = process.StandardError.ReadToEndAsync(deadline);
        await process.WaitForExitAsync(deadline);
        Assert.Equal("", await errors);
        Assert.Equal(0, process.ExitCode);
        return await output;
    }
}
