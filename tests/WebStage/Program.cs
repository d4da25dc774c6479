using WebStage;

var scene = new StageScene();
if (args.SkipWhile(word => word != "--scene").Skip(1).FirstOrDefault() is { } name) scene.Play(name);
await using var app = StageApp.Build(scene, TimeProvider.System, args);
await app.RunAsync();
