using OpsBuild.Migrations.Detection;
using OpsBuild.Migrations.Detection.Bases;
using OpsBuild.Migrations.Detection.Files;
using OpsBuild.Migrations.Detection.Git;
using OpsBuild.Migrations.Detection.Rules;

namespace OpsBuild.Migrations.Tests.Detection;

/// <summary>Renames and copies are switched off when git is called; should one come all the same, it is no addition.</summary>
public sealed class A_status_that_git_is_told_not_to_give
{
    private const string Facts = ":100644 100644 aaaa bbbb";

    [Theory]
    [InlineData("R100")]
    [InlineData("C075")]
    [InlineData("X")]
    public void is_refused_for_the_path_on_the_new_side(string status)
    {
        string[] paths = status == "X" ? ["db/migrations/2_new.sql"] : ["db/migrations/1_old.sql", "db/migrations/2_new.sql"];
        GitChange[] changes = [.. GitChange.Parse([$"{Facts} {status}", .. paths, $"{Facts} M", "db/migrations/README.md"])];

        var refusal = Assert.Single(ChangeRules.Judge(new Comparison
        {
            Folder = new MigrationFolder("db/migrations"),
            Base = ChosenBase.Commit(new string('a', 40), "a test"),
            Before = new FolderContent([], null, []),
            Now = new FolderContent([], null, []),
            Changes = changes,
            Uncommitted = [],
            AtTarget = [],
            OnCi = true,
        }));

        Assert.Equal((RefusalCode.UnexpectedStatus, "db/migrations/2_new.sql", status[0]), (refusal.Code, refusal.File, refusal.Status.Letter));
        Assert.Equal("db/migrations/README.md", changes[^1].Path);
    }
}
