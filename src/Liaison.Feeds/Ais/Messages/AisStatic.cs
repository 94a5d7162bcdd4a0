namespace Liaison.Feeds.Ais.Messages;

/// <summary>Type 24: part A has the name of a ship of class B, part B its kind, maker, call sign and size.</summary>
readonly ref struct AisStatic(AisBits bits)
{
    /// <summary>The least bits of part A: up to the name's end.</summary>
    public const int LeastLengthA = 160;

    /// <summary>The least bits of part B: up to the size.</summary>
    public const int LeastLengthB = 162;

    readonly AisBits _bits = bits;

    /// <summary>0 is A, 1 is B; there are no others.</summary>
    public int Part => (int)_bits.Read(38, 2);

    /// <summary>Whether it is one of the two parts, and long enough.</summary>
    public AisRejection Check() => Part switch
    {
        0 => _bits.Length >= LeastLengthA ? AisRejection.None : AisRejection.MessageTooShort,
        1 => _bits.Length >= LeastLengthB ? AisRejection.None : AisRejection.MessageTooShort,
        _ => AisRejection.BadPart,
    };

    /// <summary>As <see cref="AisVoyage.ShipType"/>; of part B.</summary>
    public int ShipType => (int)_bits.Read(40, 8);

    /// <summary>The maker's number of the model; of part B.</summary>
    public int Model => (int)_bits.Read(66, 4);

    /// <summary>The unit's number; of part B.</summary>
    public int Serial => (int)_bits.Read(70, 20);

    /// <summary>As <see cref="AisVoyage.Size"/>; of part B unless it is of a craft of another ship.</summary>
    public AisSize Size => new(_bits, 132);

    /// <summary>The identity of the ship that a craft belongs to, in the place of its size; of part B.</summary>
    public uint MotherShip => _bits.Read(132, 30);

    /// <summary>Copies the name, at most 20 bytes; of part A.</summary>
    public int CopyName(Span<byte> destination) => _bits.Text(40, 20, destination);

    /// <summary>
    /// Copies the maker's identification, at most 7 bytes; of part B. Newer stations have three letters in it and, in
    /// the place of the others, <see cref="Model"/> and <see cref="Serial"/>.
    /// </summary>
    public int CopyVendor(Span<byte> destination) => _bits.Text(48, 7, destination);

    /// <summary>Copies the call sign, at most 7 bytes; of part B.</summary>
    public int CopyCallSign(Span<byte> destination) => _bits.Text(90, 7, destination);
}
