namespace Nuke.Tests.Processes;

public sealed class Calling_a_build_wrongly : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("There is no target 'Complie'. Did you mean Compile?", "Complie")]
    [InlineData("Unknown switch --cuont. Did you mean --count?", "Compile", "--cuont", "3")]
    [InlineData("Unknown switch --count=...: a value follows its switch as a word of its own, as in --count VALUE.", "Compile", "--count=3")]
    [InlineData("--count: 'abc' is not a whole number in the range of Int32.", "Compile", "--count", "abc")]
    [InlineData("--count: takes one value, not 2.", "Compile", "--count", "1", "2")]
    [InlineData("--person-name: needs a value (a text).", "Compile", "--person-name")]
    [InlineData("--destination: '' is not a path.", "Compile", "--destination", "")]
    [InlineData("--force: 'Compile' is not true or false.", "--force", "Compile")]
    [InlineData("--color: 'blue' is not one of Red, Green.", "Compile", "--color", "blue")]
    [InlineData("--color: '1' is not one of Red, Green.", "Compile", "--color", "1")]
    [InlineData("--configuration: 'Relase' is not one of Debug, Release.", "Compile", "--configuration", "Relase")]
    [InlineData("--stage: 'prd' is none of dev, test, prod.", "Compile", "--stage", "prd")]
    [InlineData("--feed-retries: 'often' is not a whole number in the range of Int32.", "Compile", "--feed-retries", "often")]
    [InlineData("--verbosity: 'Norml' is none of Verbose, Normal, Minimal, Quiet. Did you mean Normal?", "Compile", "--verbosity", "Norml")]
    [InlineData("--verbosity takes one value, not 2 (targets go before the first switch).", "--verbosity", "Quiet", "Compile")]
    [InlineData("--host: 'Jenkins' is not a host; known are GitHubActions, Terminal.", "Compile", "--host", "Jenkins")]
    [InlineData("--profile nope: there is no file .nuke/parameters.nope.json.", "Compile", "--profile", "nope")]
    [InlineData("--root: there is no directory /no/such/place.", "Compile", "--root", "/no/such/place")]
    [InlineData("There is no target 'Shw'. Did you mean Show?", "Compile", "--skip", "Shw")]
    public async Task is_refused_with_2_and_a_remedy(string message, params string[] arguments)
    {
        var result = await repository.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Compiling", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_told_with_all_mistakes_at_once()
    {
        var result = await repository.Run("Complie", "--cuont", "3", "--color", "blue", "--count", "x");

        Assert.Contains("for 4 reasons", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task lists_all_missing_requirements_at_once()
    {
        var result = await repository.Run("NeedsMuch", "Publish");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Target NeedsMuch requires Configuration == Configuration.Release.", result.Error, StringComparison.Ordinal);
        Assert.Contains("requires a value for PersonName: give --person-name VALUE, set the environment variable PERSON_NAME", result.Error, StringComparison.Ordinal);
        Assert.Contains("requires a value for ApiKey: set the environment variable API_KEY (a secret does not belong on a command line)", result.Error, StringComparison.Ordinal);
        Assert.Contains("requires the program 'no-such-program', which was not found", result.Error, StringComparison.Ordinal);
        Assert.Contains("Target Publish requires a value for FeedUrl: give --feed-url VALUE", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task runs_what_has_all_that_it_requires()
    {
        var result = await repository.Run("Publish", "--feed-url", "https://feed", "--feed-retries", "4");

        Assert.Equal(0, result.ExitCode);
        result.PlaceOf("Publishing to https://feed, retries 4");
    }

    [Fact]
    public async Task of_variables_that_differ_names_them()
    {
        var result = await repository.Run([("PERSON_NAME", "one"), ("NUKE_PERSON_NAME", "two")], "Show");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("The environment variables NUKE_PERSON_NAME, PERSON_NAME all mean the parameter PersonName and differ; keep one.", result.Error, StringComparison.Ordinal);
    }
}
