namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Reads a stream to its end, but no more than a state may have.</summary>
internal static class BoundedCopy
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, StateLocation location, TerraformStateOptions options, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (copy.Length + read > options.MaximumBytes)
            {
                throw new TerraformStateException(
                    $"{location} has more than {options.MaximumBytes} bytes.",
                    "A state of that size is most likely not one.",
                    "Publish the outputs that are needed in a small state of their own.");
            }

            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}
