using System.IO.Compression;
using System.Xml;
using Liaison.Picture.Layers;

namespace Liaison.Feeds.Files;

/// <summary>
/// Reads the files that people put on the map: GeoJSON, KML, KMZ, GPX, told apart by what they hold and not by a name.
/// It never throws because of what a file holds.
/// </summary>
public static class LayerFileReader
{
    const int MaxArchiveEntries = 1_000;
    const int MaxShownLength = 40;

    /// <summary>Byte order marks, the zeros of UTF-16, and blanks.</summary>
    static ReadOnlySpan<byte> BeforeText => [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, 0x20, 0x09, 0x0A, 0x0D];

    /// <summary>Reads a file.</summary>
    /// <param name="file">What it holds, at most <see cref="LayerLimits.MaxFileBytes"/>.</param>
    /// <param name="content">What was found, when the answer is true.</param>
    /// <param name="refusal">Why it cannot be taken, for people, when the answer is false.</param>
    public static bool TryRead(byte[] file, out LayerContent content, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(file);
        content = null!;
        refusal = $"The file is longer than {LayerLimits.MaxFileBytes} bytes.";
        if (file.Length > LayerLimits.MaxFileBytes) return false;
        if (file.AsSpan().StartsWith("PK"u8)) return TryReadArchive(file, out content, out refusal);
        if (FirstSignOf(file) != '<') return GeoJsonReader.TryRead(file, out content, out refusal);
        using var stream = new MemoryStream(file, writable: false);
        return TryReadXml(stream, out content, out refusal);
    }

    static char FirstSignOf(ReadOnlySpan<byte> file)
    {
        var sign = file.IndexOfAnyExcept(BeforeText);
        return sign < 0 ? ' ' : (char)file[sign];
    }

    static bool TryReadXml(Stream stream, out LayerContent content, out string refusal)
    {
        content = null!;
        try
        {
            using var xml = XmlFile.Open(stream);
            xml.MoveToContent();
            var root = xml.LocalName;
            if (root is not ("kml" or "gpx"))
            {
                var shown = root[..Math.Min(root.Length, MaxShownLength)];
                refusal = $"The file is XML, but neither KML nor GPX: it begins with <{shown}>.";
                return false;
            }

            var builder = new LayerContentBuilder(root);
            if (root == "kml") KmlReader.Read(xml, builder);
            else GpxReader.Read(xml, builder);
            var isTaken = builder.TryFinish(out content);
            refusal = builder.Refusal ?? "";
            return isTaken;
        }
        catch (XmlException broken)
        {
            refusal = $"This is no XML that can be read: {broken.Message}";
            return false;
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException or InvalidDataException)
        {
            // An encoding that nobody knows, or an archive whose content is not what it says.
            refusal = $"This is no XML that can be read: {broken.Message}";
            return false;
        }
    }

    /// <summary>Reads KMZ: the first KML of the archive, usually doc.kml.</summary>
    static bool TryReadArchive(byte[] file, out LayerContent content, out string refusal)
    {
        content = null!;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxArchiveEntries)
            {
                refusal = $"The archive has more than {MaxArchiveEntries} files.";
                return false;
            }

            var entry = archive.Entries.FirstOrDefault(
                e => e.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase));
            if (entry is null)
            {
                refusal = "The archive holds no KML file.";
                return false;
            }

            using var packed = entry.Open();
            using var unpacked = new MemoryStream();
            if (TryUnpack(packed, unpacked)) return TryReadXml(unpacked, out content, out refusal);
            refusal = $"The KML in the archive is longer than {LayerLimits.MaxFileBytes} bytes.";
            return false;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            refusal = $"The archive cannot be read: {broken.Message}";
            return false;
        }
    }

    /// <summary>Unpacks at most as much as a file may hold, whatever the archive says of its length.</summary>
    static bool TryUnpack(Stream packed, MemoryStream unpacked)
    {
        var buffer = new byte[64 * 1024];
        for (int count; (count = packed.Read(buffer)) > 0;)
        {
            if (unpacked.Length + count > LayerLimits.MaxFileBytes) return false;
            unpacked.Write(buffer, 0, count);
        }

        unpacked.Position = 0;
        return true;
    }
}
