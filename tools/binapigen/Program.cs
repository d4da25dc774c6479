using Binapigen.Commands;

return await BinapigenCommand.Create().Parse(args).InvokeAsync();
