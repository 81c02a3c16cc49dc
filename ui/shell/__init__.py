"""The frame around the rooms: rail, side panel, docks, toasts, shortcuts, window state."""
