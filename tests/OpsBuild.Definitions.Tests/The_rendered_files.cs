namespace OpsBuild.Definitions.Tests;

public sealed class The_rendered_files
{
    [Fact]
    public async Task break_no_rule()
    {
        Assert.Empty((await RenderAsync()).Check("ecspresso"));
    }

    [Fact]
    public async Task hold_what_the_state_and_the_variables_say()
    {
        var rendered = await RenderAsync();

        var apply = rendered["migration/ecs-apply-db-migration-task-def.json"];
        Assert.Contains("\"value\": \"opsbuild-fixture-primary.invalid\"", apply, StringComparison.Ordinal);
        Assert.Contains("\"value\": \"5432\"", apply, StringComparison.Ordinal);
        Assert.Contains("\"taskRoleArn\": \"arn:aws:iam::123456789012:role/opsbuild-fixture-task-db-migration\"", apply, StringComparison.Ordinal);
        Assert.Contains(
            "\"subnets\": [\"subnet-0a0a0a0a0a0a0a0a0\",\"subnet-0c0c0c0c0c0c0c0c0\"]",
            rendered[ProjectDefinitions.ServiceDefinitionPath],
            StringComparison.Ordinal);
        Assert.Contains("cluster: \"opsbuild-fixture-cluster\"", rendered[ProjectDefinitions.ServiceConfigPath], StringComparison.Ordinal);
    }

    [Fact]
    public async Task name_everything_that_a_state_lacks_at_once()
    {
        var empty = Path.GetTempFileName();
        await File.WriteAllTextAsync(empty, """{ "version": 4, "outputs": {}, "resources": [] }""", TestContext.Current.CancellationToken);
        try
        {
            var rendering = await ProjectRendering.FromStateAsync(RepositoryFolder.Ecspresso, empty, TestContext.Current.CancellationToken);

            var failure = await Assert.ThrowsAsync<MissingValuesException>(() => rendering.RenderAsync(TestContext.Current.CancellationToken));

            string[] keys = ["output.db_primary_host", "output.private_subnet_ids", "aws_iam_role.task_db_migration.arn"];
            Assert.All(keys, key => Assert.Contains(key, failure.Message, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(empty);
        }
    }

    [Fact]
    public async Task stay_JSON_whatever_a_variable_holds()
    {
        // A quote in a run's id would end the string that it stands in, were it not escaped.
        var folder = Directory.CreateTempSubdirectory("rendered");
        try
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryFolder.Ecspresso, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(RepositoryFolder.Ecspresso, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var variables = Path.Combine(folder.FullName, "fixtures", "variables.env");
            await File.AppendAllTextAsync(variables, "RUN_ID=a\"b\\c<&>\n", TestContext.Current.CancellationToken);
            var rendering = await ProjectRendering.FromFixturesAsync(folder.FullName, TestContext.Current.CancellationToken);

            var findings = (await rendering.RenderAsync(TestContext.Current.CancellationToken)).Check("ecspresso");

            Assert.Empty(findings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<RenderedFiles> RenderAsync()
    {
        var rendering = await ProjectRendering.FromFixturesAsync(RepositoryFolder.Ecspresso, TestContext.Current.CancellationToken);
        return await rendering.RenderAsync(TestContext.Current.CancellationToken);
    }
}
