namespace SampleBuild;

public enum Color
{
    Red,
    Green,
}
