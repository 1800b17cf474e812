package dev.seedbed.ui.routes;

import dev.seedbed.core.guard.routes.PlannedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TreeItem;

/// A folder of the repository, or a file that the kit has in it.
record KitEntry(String name, Optional<PlannedFile> file) {

    /// Files below their folders, which are all open but those of rows.
    static TreeItem<KitEntry> tree(List<PlannedFile> files) {
        var root = new TreeItem<>(new KitEntry("", Optional.empty()));
        var folders = new HashMap<String, TreeItem<KitEntry>>(Map.of("", root));
        for (var file : files) {
            var cut = file.path().lastIndexOf('/');
            var parent = folder(file.path().substring(0, Math.max(0, cut)), folders);
            parent.setExpanded(cut < 0 || !isRows(file));
            parent.getChildren().add(new TreeItem<>(new KitEntry(file.path().substring(cut + 1), Optional.of(file))));
        }
        return root;
    }

    private static boolean isRows(PlannedFile file) {
        return file.path().endsWith(".sql");
    }

    private static TreeItem<KitEntry> folder(String path, Map<String, TreeItem<KitEntry>> folders) {
        var known = Optional.ofNullable(folders.get(path));
        if (known.isPresent()) {
            return known.get();
        }
        var cut = path.lastIndexOf('/');
        var made = new TreeItem<>(new KitEntry(path.substring(cut + 1), Optional.empty()));
        made.setExpanded(true);
        folder(path.substring(0, Math.max(0, cut)), folders).getChildren().add(made);
        folders.put(path, made);
        return made;
    }
}
