using Liaison.Headquarters.Watch.Tasks;

namespace Liaison.Headquarters.Tests.Watch.Tasks;

public sealed class TaskWordsTests
{
    [Theory]
    [InlineData("ACK 12", TaskAnswer.Acknowledged, 12, "")]
    [InlineData("  wilco task #12", TaskAnswer.Acknowledged, 12, "")]
    [InlineData("12 了解", TaskAnswer.Acknowledged, 12, "")]
    [InlineData("任務１２了解しました", TaskAnswer.Acknowledged, 12, "しました")]
    [InlineData("完了 12", TaskAnswer.Done, 12, "")]
    [InlineData("Done 3 at 1430Z", TaskAnswer.Done, 3, "at 1430Z")]
    [InlineData("UNABLE 12: no boat", TaskAnswer.Refused, 12, ": no boat")]
    [InlineData("実施不能 7 船がない", TaskAnswer.Refused, 7, "船がない")]
    [InlineData("under way 4", TaskAnswer.UnderWay, 4, "")]
    [InlineData("失敗 4\nエンジン", TaskAnswer.Failed, 4, "エンジン")]
    [InlineData("NOTE 12 half is clear", TaskAnswer.Awaited, 12, "half is clear")]
    public void Words_of_radio_are_answers(string text, TaskAnswer answer, int number, string rest) =>
        Assert.Equal(new TaskWords(answer, number, rest), TaskWords.Read(text, mayOmitNumber: false));

    [Theory]
    [InlineData("NOT DONE 12")]
    [InlineData("12 doneness")]
    [InlineData("ACK")]
    [InlineData("ACK twelve")]
    [InlineData("ACK 99999999999")]
    [InlineData("I am done with 12")]
    [InlineData("")]
    [InlineData("\ud800 12")]
    public void Other_words_are_none(string text) => Assert.Null(TaskWords.Read(text, mayOmitNumber: false));

    [Fact]
    public void A_word_alone_is_an_answer_where_the_number_may_be_left_out()
    {
        Assert.Equal(new TaskWords(TaskAnswer.Acknowledged, null, ""), TaskWords.Read(" Roger. ", true));
        Assert.Equal(new TaskWords(TaskAnswer.Acknowledged, null, ""), TaskWords.Read("了解。", true));
        Assert.Null(TaskWords.Read("Roger that, see you", true));
    }

    [Theory]
    [InlineData("y-a", TaskAnswer.Acknowledged)]
    [InlineData("y-a-w", TaskAnswer.Acknowledged)]
    [InlineData("y-s-e", TaskAnswer.UnderWay)]
    [InlineData("y-c-s", TaskAnswer.Done)]
    [InlineData("y-c-f", TaskAnswer.Failed)]
    [InlineData("y-c-f-r", TaskAnswer.Refused)]
    [InlineData("y-x", null)]
    [InlineData("y-aa", null)]
    public void Types_of_replies_are_answers(string type, TaskAnswer? answer) =>
        Assert.Equal(answer, TaskWords.OfReply(type));
}
