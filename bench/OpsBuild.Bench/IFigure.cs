namespace OpsBuild.Bench;

/// <summary>Something that can be measured on its own.</summary>
internal interface IFigure
{
    /// <summary>The names of the rows that it gives.</summary>
    IReadOnlyList<string> Names { get; }

    Task<IReadOnlyList<Row>> MeasureAsync(CancellationToken cancellationToken);
}
