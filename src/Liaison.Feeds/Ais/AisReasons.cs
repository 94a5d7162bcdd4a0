namespace Liaison.Feeds.Ais;

/// <summary>The reasons of rejected input, as words for the operator.</summary>
static class AisReasons
{
    /// <summary>The words, always the same for the same reason.</summary>
    public static string Of(AisRejection rejection) => rejection switch
    {
        AisRejection.LineTooLong => "line is too long",
        AisRejection.NotASentence => "not an NMEA sentence",
        AisRejection.BadField => "field of the sentence is missing or wrong",
        AisRejection.NoChecksum => "no checksum",
        AisRejection.BadChecksum => "wrong checksum",
        AisRejection.BadTagBlock => "broken tag block",
        AisRejection.BadPayload => "payload has a wrong character",
        AisRejection.PayloadTooLong => "payload is too long",
        AisRejection.MessageTooShort => "message is too short for its type",
        AisRejection.BadType => "no such message type",
        AisRejection.BadPart => "no such part of message type 24",
        AisRejection.LostPart => "other parts of the message did not come",
        AisRejection.BadMmsi => "no such MMSI",
        _ => "",
    };
}
