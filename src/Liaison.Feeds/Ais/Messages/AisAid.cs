namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 21: an aid to navigation.</summary>
readonly ref struct AisAid(AisBits bits)
{
    /// <summary>The most characters of a name with its extension.</summary>
    public const int MaxName = 34;

    const int ExtensionOffset = 272;

    readonly AisBits _bits = bits;

    /// <summary>What it is, 0 to 31.</summary>
    public int AidType => (int)_bits.Read(38, 5);

    /// <inheritdoc cref="AisPosition.IsAccurate"/>
    public bool IsAccurate => _bits.Flag(163);

    /// <inheritdoc cref="AisPosition.Longitude"/>
    public int Longitude => _bits.ReadSigned(164, 28);

    /// <inheritdoc cref="AisPosition.Latitude"/>
    public int Latitude => _bits.ReadSigned(192, 27);

    /// <summary>How far it reaches.</summary>
    public AisSize Size => new(_bits, 219);

    /// <inheritdoc cref="AisBaseStation.Sensor"/>
    public int Sensor => (int)_bits.Read(249, 4);

    /// <inheritdoc cref="AisPosition.Second"/>
    public int Second => (int)_bits.Read(253, 6);

    /// <summary>Whether a floating aid has drifted away.</summary>
    public bool IsOffPosition => _bits.Flag(259);

    /// <summary>For regional use.</summary>
    public int Regional => (int)_bits.Read(260, 8);

    /// <inheritdoc cref="AisPosition.IsMonitored"/>
    public bool IsMonitored => _bits.Flag(268);

    /// <summary>Whether it is there on displays only.</summary>
    public bool IsVirtual => _bits.Flag(269);

    /// <summary>Copies the name with its extension, at most <see cref="MaxName"/> bytes.</summary>
    public int CopyName(Span<byte> destination)
    {
        var length = _bits.Text(43, 20, destination);
        // A name that fills its field goes on behind the message.
        return length < 20 || _bits.Length < ExtensionOffset + 6
            ? length
            : length + _bits.Text(ExtensionOffset, MaxName - 20, destination[length..]);
    }
}
