namespace Nuke.Tests.Processes;

public sealed class Giving_parameters : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task on_the_command_line_converts_them()
    {
        var result = await repository.Run(
            "Show", "--count", "-5", "-Names", "a", "b", "--COLOR", "green", "--stage", "test", "--destination", "x/../y", "--force");

        Assert.Equal(0, result.ExitCode);
        result.PlaceOf("Count=-5");
        result.PlaceOf("Names=a|b");
        result.PlaceOf("Color=Green");
        result.PlaceOf($"Destination={repository.Root}/y");
        result.PlaceOf("Force=True");
        result.PlaceOf("Stage=test");
    }

    [Fact]
    public async Task twice_takes_the_last()
    {
        var result = await repository.Run("Show", "--count", "1", "--count", "2");

        result.PlaceOf("Count=2");
    }

    [Fact]
    public async Task prefers_command_line_to_environment_to_profile_to_file_to_initialiser()
    {
        File.WriteAllText(repository.File(".nuke/parameters.json"), """{ "$schema": "./build.schema.json", "PersonName": "file", "Count": 7, "Names": ["x", "y"], "Color": "Red" }""");
        File.WriteAllText(repository.File(".nuke/parameters.dev.json"), """{ "PersonName": "profile", "Count": 8, "Color": "Green" }""");

        var result = await repository.Run(
            [("PERSON_NAME", "environment"), ("NUKE_COUNT", "9")], "Show", "--person-name", "command line", "--profile", "dev");

        result.PlaceOf("PersonName=command line");
        result.PlaceOf("Count=9");
        result.PlaceOf("Color=Green");
        result.PlaceOf("Names=x|y");
        result.PlaceOf("Stage=null");
    }

    [Fact]
    public async Task warns_of_keys_in_the_file_that_no_parameter_has()
    {
        File.WriteAllText(repository.File(".nuke/parameters.json"), """{ "PersonNmae": "x" }""");

        var result = await repository.Run("Show");

        Assert.Equal(0, result.ExitCode);
        result.PlaceOf("[WRN] No parameter takes the value PersonNmae of .nuke/parameters.json");
    }

    [Fact]
    public async Task refuses_a_file_that_can_not_be_read()
    {
        File.WriteAllText(repository.File(".nuke/parameters.json"), "{ not json");

        var result = await repository.Run("Show");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(".nuke/parameters.json can not be read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_secret_that_the_original_encrypted()
    {
        File.WriteAllText(repository.File(".nuke/parameters.json"), """{ "ApiKey": "v1:AAAA" }""");

        var result = await repository.Run("Show");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ApiKey in .nuke/parameters.json is encrypted", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_take_common_variables_for_the_builds_own_switches()
    {
        var result = await repository.Run([("HOST", "my-machine"), ("TARGET", "x86"), ("VERBOSITY", "loud"), ("HELP", "1")], "Restore");

        Assert.Equal(0, result.ExitCode);
        result.PlaceOf("Restoring");
    }
}
