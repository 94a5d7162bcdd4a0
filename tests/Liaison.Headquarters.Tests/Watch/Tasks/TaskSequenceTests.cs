using CsCheck;
using Liaison.Headquarters.Watch.Tasks;
using static Liaison.Headquarters.Tests.Watch.Tasks.TaskTexts;

namespace Liaison.Headquarters.Tests.Watch.Tasks;

public sealed class TaskSequenceTests
{
    static readonly Gen<(int What, int Task, int Other, TaskState To, int? Addressee)> Commands = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Enum<TaskState>(), Gen.Int[0, 1].Nullable());

    [Fact]
    public void Whatever_is_commanded_no_task_waits_for_itself_and_the_index_tells_what_there_is() =>
        Commands.Array[1, 40].Sample(commands =>
        {
            using var world = new BoardWorld();
            foreach (var command in commands)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(7));
                Try(world, command);
            }

            var tasks = world.Read(boards => boards.Tasks.Find(new TaskQuery(), world.Now).ToList());
            foreach (var task in tasks) CheckOrder(task, tasks);
            foreach (var state in Enum.GetValues<TaskState>())
            {
                Assert.Equal(
                    tasks.Where(task => task.State == state).Select(task => task.Number),
                    world.Read(boards => boards.Tasks.Find(new TaskQuery { State = state }, world.Now)
                        .Select(task => task.Number).ToList()));
            }

            Assert.Equal(
                tasks.Where(task => task.LatenessAt(world.Now) != TaskLateness.None).Select(task => task.Number),
                world.Read(boards => boards.Tasks.Find(new TaskQuery { IsLate = true }, world.Now)
                    .Select(task => task.Number).ToList()));
            Assert.Equal(tasks.Count(task => task.IsOpen), world.Read(boards => boards.Tasks.Open));
            world.CheckRebuild(world.Log.Last / 2);
        }, iter: 300);

    static void Try(BoardWorld world, (int What, int Task, int Other, TaskState To, int? Addressee) command) =>
        world.Try("watch", (boards, occasion) =>
        {
            var task = boards.Tasks.Find(command.Task + 1)?.Id ?? Guid.Empty;
            var other = boards.Tasks.Find(command.Other + 1)?.Id;
            var content = Task(Rescue, Boats) with { Finish = occasion.Now.AddMinutes(20) };
            if (other is { } before) content = content with { DependsOn = [before] };
            return command.What switch
            {
                0 or 1 => boards.Tasks.Decide(new DraftTask(content, "", command.What == 1), occasion),
                2 => boards.Tasks.Decide(new ChangeTask(task, content, null, null, null), occasion),
                3 => boards.Tasks.Decide(
                    Answer(command.Task + 1, (TaskAnswer)(command.Other % 6), "RESCUE-1"), occasion),
                _ => boards.Tasks.Decide(
                    Step(task, command.To, "reason", command.Addressee, command.What > 7), occasion),
            };
        });

    static void CheckOrder(UnitTask task, List<UnitTask> tasks)
    {
        var before = new Stack<Guid>(task.Content.DependsOn);
        var seen = new HashSet<Guid>();
        while (before.TryPop(out var id))
        {
            Assert.NotEqual(task.Id, id);
            if (!seen.Add(id)) continue;
            foreach (var earlier in tasks.Single(other => other.Id == id).Content.DependsOn) before.Push(earlier);
        }
    }
}
