using Amazon.ECS;

namespace AWSSDK.ECS.Tests;

public sealed class A_constant
{
    [Fact]
    public void is_found_by_its_value()
    {
        Assert.Same(TaskStopCode.SpotInterruption, TaskStopCode.FindValue("SpotInterruption"));
        Assert.Same(LogDriver.JsonFile, LogDriver.FindValue("json-file"));
        Assert.Same(CPUArchitecture.X86_64, CPUArchitecture.FindValue("X86_64"));
    }

    [Fact]
    public void is_made_from_text_and_read_as_text()
    {
        LaunchType type = "FARGATE";
        string text = LaunchType.FARGATE;

        Assert.Same(LaunchType.FARGATE, type);
        Assert.Equal("FARGATE", text);
        Assert.True(type == "FARGATE");
    }

    [Fact]
    public void that_is_unknown_keeps_its_text()
    {
        Assert.Equal("MARS", LaunchType.FindValue("MARS").Value);
    }
}
