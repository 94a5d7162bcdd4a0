using CsCheck;
using Liaison.Headquarters.Staff;

namespace Liaison.Headquarters.Tests.Staff;

public sealed class StaffBoardTests
{
    static readonly string[] Names = ["sato", "mori", "kato"];

    static readonly string[] RoleNames = ["watch", "planner", "admin"];

    [Fact]
    public async Task The_journal_tells_who_could_sign_in_and_in_which_roles()
    {
        using var world = new BoardWorld();
        Tell(world, new AccountAdded("sato", world.Now, ["watch", "planner"]));
        Tell(world, new SignedIn("sato", world.Now, "Password"));
        Tell(world, new RolesChanged("sato", world.Now, ["commander"]));
        Tell(world, new LockedOut("mori", world.Now, "5 wrong sign-ins"));
        Tell(world, new TokenIssued("radar", world.Now, "feed"));
        Tell(world, new AccountDisabled("sato", world.Now));
        var members = await world.Post.ReadAsync(boards => boards.Staff.Members.ToList());
        Assert.Equal(["mori", "sato"], members.Select(member => member.Name));
        var sato = members[1];
        Assert.Equal(["commander"], sato.Roles);
        Assert.Equal((true, world.Now, 6L), (sato.Disabled, sato.LastSignIn, sato.Version));
        world.CheckRebuild();
    }

    [Fact]
    public void Whatever_happens_the_board_is_the_fold_of_its_records()
    {
        var at = BoardWorld.Start;
        var name = Gen.Int[0, 2].Select(i => Names[i]);
        var roles = Gen.Int[0, 2].Select(i => RoleNames[i]).List[1, 3];
        var happened = Gen.OneOf<IStaffRecord>(
            name.Select(roles, IStaffRecord (n, r) => new AccountAdded(n, at, r)),
            name.Select(roles, IStaffRecord (n, r) => new RolesChanged(n, at, r)),
            name.Select(IStaffRecord (n) => new AccountDisabled(n, at)),
            name.Select(IStaffRecord (n) => new AccountEnabled(n, at)),
            name.Select(IStaffRecord (n) => new SignedIn(n, at, "Passkey")),
            name.Select(IStaffRecord (n) => new PasskeyAdded(n, at, "key")),
            name.Select(IStaffRecord (n) => new TokenRevoked(n, at, "feed")));
        happened.List[0, 20].Sample(
            sequence =>
            {
                using var world = new BoardWorld();
                foreach (var one in sequence) Tell(world, one);
                world.CheckRebuild();
            },
            iter: 100);
    }

    static void Tell(BoardWorld world, IStaffRecord happened) => world.Do("admin", (_, _) => StaffBoard.Record(happened));
}
