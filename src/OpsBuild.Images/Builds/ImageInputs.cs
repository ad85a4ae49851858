using System.Security.Cryptography;
using System.Text;
using OpsBuild.Images.Contexts;
using OpsBuild.Images.Sources;

namespace OpsBuild.Images.Builds;

/// <summary>All that an image is made of.</summary>
internal sealed class ImageInputs(ImageBuildSettings settings, ImageRecipe recipe, IReadOnlyDictionary<string, PinnedBase> bases)
{
    private const string TrustFolder = ".opsbuild/trust";
    private const string AtlasFolder = ".opsbuild/atlas";

    /// <summary>The build's arguments.</summary>
    public IReadOnlyDictionary<string, string> Arguments
    {
        get
        {
            var arguments = bases.ToDictionary(each => each.Key, each => each.Value.From);
            if (Atlas is { } atlas)
                arguments["ATLAS_SHA256"] = atlas.Sha256;
            return arguments;
        }
    }

    private VerifiedFile? Atlas => recipe.Purpose == ImagePurpose.BatchMigrateDb ? settings.Atlas : null;

    public BuildContext Context()
    {
        var added = new List<ContextFile>();
        if (settings.RdsBundle is { } bundle)
            added.Add(new ContextFile($"{TrustFolder}/{RdsBundle.FileName}", bundle.Path, IsExecutable: false));
        if (Atlas is { } atlas)
            added.Add(new ContextFile($"{AtlasFolder}/atlas", atlas.Path, IsExecutable: true));
        return BuildContext.Read(settings.Root, recipe.Dockerfile, added, ".opsbuild", TrustFolder, AtlasFolder);
    }

    /// <summary>The hash of it all; what only says when and from which commit is no part of it.</summary>
    /// <returns>64 hexadecimal digits.</returns>
    public string Hash(BuildContext context)
    {
        var text = new StringBuilder();
        // One line each, and none of them can hold a line's end.
        text.Append(context.Hash()).Append('\n').Append(recipe.Purpose).Append('\n').Append(settings.Platform).Append('\n').Append(settings.SchemaVersion).Append('\n');
        foreach (var (argument, image) in bases.OrderBy(each => each.Key, StringComparer.Ordinal))
            text.Append(argument).Append('=').Append(image.Id).Append('\n');
        text.Append(Atlas?.Sha256).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>What the image says of itself; its title and description stand in the Dockerfile.</summary>
    public IReadOnlyDictionary<string, string> Labels(string hash)
    {
        var labels = new Dictionary<string, string>
        {
            [ImageLabels.Purpose] = recipe.Purpose.Name,
            [ImageLabels.Content] = hash,
            [ImageLabels.Revision] = settings.Revision.Revision,
            [ImageLabels.Created] = settings.Moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
        if (settings.SchemaVersion is { } version)
            labels[ImageLabels.SchemaVersion] = version;
        if (settings.Revision.Repository is { } repository)
            labels[ImageLabels.Source] = repository;
        return labels;
    }
}
