using OpsBuild.Ecs.TaskDefinitions;

namespace OpsBuild.Ecs.Tests.TaskDefinitions;

public sealed class A_generated_folder
{
    [Fact]
    public void that_is_private_can_be_entered_by_its_owner_alone_also_where_it_was_there_before()
    {
        // Windows has no such modes.
        if (OperatingSystem.IsWindows())
            return;

        var folder = Directory.CreateTempSubdirectory("opsbuild-generated-");
        try
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);

            new GeneratedFolder(folder.FullName, [new GeneratedFile("deep/a.json", "{}\n")]) { IsPrivate = true }.Write();

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.FullName));
            Assert.Equal("{}\n", File.ReadAllText(Path.Combine(folder.FullName, "deep", "a.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
