namespace OpsBuild.Definitions.Tests;

public sealed class The_one_shot_tasks
{
    [Fact]
    public void are_the_five_commands_of_the_batch_program()
    {
        string[] commands = ["create_db_app_user", "check_db_app_user", "check_db_migration_drift", "plan_db_migration", "apply_db_migration"];

        Assert.Equal(commands, ProjectDefinitions.OneShotTasks.Select(task => task.Command));
        Assert.All(ProjectDefinitions.OneShotTasks, task => Assert.Equal([task.Command], task.Definition.Containers[0].Command));
    }

    [Fact]
    public void write_to_a_log_stream_prefix_of_their_own()
    {
        var prefixes = ProjectDefinitions.OneShotTasks.Select(task => task.Definition.Containers[0].Log.StreamPrefix.ToString()).ToList();

        Assert.Equal(prefixes.Distinct(), prefixes);
        Assert.Contains("batch/apply-db-migration", prefixes);
    }

    [Fact]
    public void use_three_task_roles_together_with_the_application()
    {
        var roles = ProjectDefinitions.OneShotTasks.Select(task => task.Definition.TaskRole).Append(Application.Task.TaskRole).Distinct();

        Assert.Equal(3, roles.Count());
    }

    [Fact]
    public void hold_no_image_by_name()
    {
        var images = ProjectDefinitions.OneShotTasks.SelectMany(task => task.Definition.Containers).Select(container => container.Image.ToString());

        Assert.All(images, image => Assert.Matches(@"^\{\{ must_env `[A-Z_]+` }}$", image));
    }

    [Fact]
    public void have_a_configuration_without_service_that_names_their_definition()
    {
        Assert.All(ProjectDefinitions.OneShotTasks, task =>
        {
            var config = ProjectDefinitions.Files.Single(file => file.Path == task.ConfigPath).Text;

            Assert.Contains($"task_definition: {task.DefinitionPath}\n", config, StringComparison.Ordinal);
            Assert.DoesNotContain("\nservice:", config, StringComparison.Ordinal);
        });
    }
}
