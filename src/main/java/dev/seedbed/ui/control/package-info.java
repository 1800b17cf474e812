/// Nodes that know no Workbench: the graph, the grid, the text editor, messages about problems.
@NullMarked
package dev.seedbed.ui.control;

import org.jspecify.annotations.NullMarked;
