// What an input costs is measured for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
