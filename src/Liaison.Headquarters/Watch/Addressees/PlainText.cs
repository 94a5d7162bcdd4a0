namespace Liaison.Headquarters.Watch.Addressees;

/// <summary>What people type at Japanese keyboards, as plain letters and digits.</summary>
static class PlainText
{
    /// <summary>The full-width letters, digits and spaces as plain ones.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (plain, full) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = full[i] switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(full[i] - 0xfee0),
                '\u3000' => ' ',
                _ => full[i],
            };
        }
    });
}
