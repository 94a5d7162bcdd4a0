using System.Text;
using CsCheck;
using Liaison.Feeds.Ais;

namespace Liaison.Feeds.Tests.Ais;

public sealed class AisArmorTests
{
    const string Alphabet = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw";

    [Fact]
    public void Each_character_of_the_armour_stands_for_its_place_in_the_alphabet() =>
        Gen.Int[0, 63].Array[0, AisArmor.MaxCharacters].Sample(codes =>
        {
            var payload = Encoding.ASCII.GetBytes(codes.Select(code => Alphabet[code]).ToArray());
            var words = new ulong[AisBits.Words];
            var used = 0;
            Assert.True(AisArmor.TryRead(payload, words, ref used));
            var bits = new AisBits(words, payload.Length * 6);
            for (var i = 0; i < codes.Length; i++)
            {
                Assert.Equal((uint)codes[i], bits.Read(i * 6, 6));
                Assert.Equal((byte)Alphabet[codes[i]], AisArmor.Character((uint)codes[i]));
            }
        });

    [Fact]
    public void Any_other_character_is_refused_wherever_it_stands() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[0, 69], Gen.Byte).Sample((length, place, odd) =>
        {
            var payload = new byte[length];
            payload.AsSpan().Fill((byte)'w');
            payload[place % length] = odd;
            var used = 0;
            Assert.Equal(Alphabet.Contains((char)odd), AisArmor.TryRead(payload, new ulong[AisBits.Words], ref used));
        });

    [Fact]
    public void Nothing_of_a_longer_payload_shows_behind_a_shorter_one_read_next()
    {
        var words = new ulong[AisBits.Words];
        var used = 0;
        var payload = new byte[AisArmor.MaxCharacters];
        payload.AsSpan().Fill((byte)'w');
        for (var length = AisArmor.MaxCharacters; length >= 0; length -= 13)
        {
            Assert.True(AisArmor.TryRead(payload.AsSpan(0, length), words, ref used));
            var bits = new AisBits(words, length * 6);
            for (var bit = 0; bit < AisBits.MaxLength; bit++) Assert.Equal(bit < length * 6, bits.Flag(bit));
        }
    }

    [Theory]
    [InlineData(91, double.NaN)]
    [InlineData(-90, -90.0)]
    [InlineData(90, 90.0)]
    public void A_latitude_that_is_not_available_is_no_latitude(int degrees, double latitude) =>
        Assert.Equal(latitude, AisScale.Latitude(degrees * AisScale.FinePerDegree, AisScale.FinePerDegree));

    [Theory]
    [InlineData(181, double.NaN)]
    [InlineData(-180, -180.0)]
    [InlineData(180, 180.0)]
    public void A_longitude_that_is_not_available_is_no_longitude(int degrees, double longitude) =>
        Assert.Equal(longitude, AisScale.Longitude(degrees * AisScale.CoarsePerDegree, AisScale.CoarsePerDegree));
}
