using OpsBuild.Images.Engines;

namespace OpsBuild.Images.Tests;

public sealed class The_lines_of_a_dockerfile
{
    private const string Dockerfile = """
        # what it is
        ARG BASE=x
        FROM ${BASE}

        LABEL a="b" \
              # between
              c="d"
        COPY root/ /
        """;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 8)]
    [InlineData(5, null)]
    [InlineData(0, null)]
    public void are_told_for_the_engines_steps(int step, int? line) => Assert.Equal(line, DockerfileLines.OfStep(Dockerfile, step));
}
