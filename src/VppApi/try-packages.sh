#!/usr/bin/env bash
# Packs VppApi and VppApi.Generated, and proves that a fresh console project can use the packages: it is made outside of
# this repository's build, gets them from the folder that they were packed into, and is compiled and run.
#   src/VppApi/try-packages.sh [FOLDER]     where the packages go; artifacts/packages unless given
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
packages=${1:-$root/artifacts/packages}
mkdir -p "$packages"
packages=$(cd "$packages" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

rm -f "$packages"/VppApi.*.nupkg
for project in VppApi VppApi.Generated; do
  dotnet pack "$root/src/$project" -c Release -o "$packages" -nologo -v quiet
done
ls -l "$packages"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(basename "$packages"/VppApi.Generated.*.nupkg .nupkg)
version=${version#VppApi.Generated.}

# The folder comes on top of the sources that this machine has (for the one dependency), and the cache is the project's own.
cat >"$work/fresh.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <RestorePackagesPath>$work/cache</RestorePackagesPath>
    <RestoreAdditionalProjectSources>$packages</RestoreAdditionalProjectSources>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="VppApi.Generated" Version="$version" /></ItemGroup>
</Project>
EOF
cat >"$work/Program.cs" <<'EOF'
using VppApi;
using VppApi.Generated;
using VppApi.Generated.Interface;
using VppApi.Generated.Vpe;

try
{
    await using var vpp = await VppClient.ConnectAsync(new VppClientOptions
    {
        SocketPath = args is [var path] ? path : "/run/vpp/api.sock",
        Catalog = MessageCatalog.All,
    });
    Console.WriteLine($"VPP {(await new VpeApi(vpp).ShowVersionAsync()).Version}");
    await foreach (var row in new InterfaceApi(vpp).SwInterfaceDumpAsync()) Console.WriteLine($"{row.SwIfIndex} {row.InterfaceName}");
}
catch (VppConnectionException error)
{
    Console.WriteLine($"no VPP here, and the packages work: {error.Message}");
}
EOF
cd "$work"
dotnet run -c Release --project fresh.csproj -- ${VPP_API_SOCKET:+"$VPP_API_SOCKET"}
echo "the packages work"
